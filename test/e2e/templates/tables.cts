import { z } from 'zod';
import { n8n } from '../host.cts';
import type { Row } from './caller.cts';

export type Table = 'Settings' | 'Tenants' | 'State' | 'Failures';

const project = z.object({ data: z.object({ id: z.string() }) });
const listed = z.object({
	data: z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
const page = z.object({ data: z.object({ data: z.array(z.record(z.unknown())) }) });

/** The rows of one of the templates' Data Tables, as n8n's grid shows them; none while it is missing. */
export async function rows(table: Table): Promise<readonly Row[]> {
	const where = await address(table);
	if (where === undefined) return [];
	const { http } = await n8n();
	return page.parse((await http.get<unknown>(`${where}/rows?take=200`)).data).data.data;
}

/** Writes a row in the grid: the one whose `column` has that value, or a new one. */
export async function write(table: Table, column: string, row: Row): Promise<void> {
	const { http } = await n8n();
	const filters = [{ columnName: column, condition: 'eq', value: row[column] }];
	await http.post(`${(await address(table)) ?? ''}/upsert`, {
		data: row,
		filter: { type: 'and', filters },
	});
}

export async function setSettings(values: Readonly<Record<string, string>>): Promise<void> {
	for (const [setting, value] of Object.entries(values)) {
		await write('Settings', 'setting', { setting, value });
	}
}

/** Removes the tables, as they are before the first run. */
export async function dropTables(): Promise<void> {
	const { http } = await n8n();
	for (const table of ['Settings', 'Tenants', 'State', 'Failures'] as const) {
		const where = await address(table);
		if (where !== undefined) await http.delete(where);
	}
}

async function address(table: Table): Promise<string | undefined> {
	const { http } = await n8n();
	const { id: projectId } = project.parse(
		(await http.get<unknown>('/rest/projects/personal')).data,
	).data;
	const all = listed.parse((await http.get<unknown>('/rest/data-tables-global')).data).data.data;
	const found = all.find(({ name }) => name === `Office Protect ${table}`);
	return found && `/rest/projects/${projectId}/data-tables/${found.id}`;
}
