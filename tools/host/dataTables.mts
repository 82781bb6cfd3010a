import { z } from 'zod';
import type { N8nApi } from './n8nApi.mts';

const tableNames = ['Settings', 'Tenants', 'State', 'Failures', 'Activity', 'Outbox'] as const;

/** One of the templates' Data Tables; in n8n its name begins with `Office Protect`. */
export type Table = (typeof tableNames)[number];

export type Row = Readonly<Record<string, unknown>>;

const project = z.object({ data: z.object({ id: z.string() }) });
const listed = z.object({
	data: z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
const columns = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const page = z.object({ data: z.object({ data: z.array(z.record(z.unknown())) }) });

export type DataTables = {
	/** The rows as n8n's grid shows them, 200 at most; none while the table is missing. */
	rows(table: Table): Promise<readonly Row[]>;
	/** Writes a row in the grid: the one whose `column` has that value, or a new one. */
	write(table: Table, column: string, row: Row): Promise<void>;
	setSettings(values: Readonly<Record<string, string>>): Promise<void>;
	addColumn(table: Table, column: Column): Promise<void>;
	removeColumn(table: Table, name: string): Promise<void>;
	/** Removes the tables, as they are before the first run. */
	drop(): Promise<void>;
	/** The path of a table's grid in n8n's editor; undefined while it is missing. */
	grid(table: Table): Promise<string | undefined>;
};

export type Column = { readonly name: string; readonly type: 'string' | 'number' };

type Place = { readonly projectId: string; readonly id: string };

/** The templates' tables as their owner edits them in n8n. */
export function dataTables({ http }: N8nApi): DataTables {
	const find = async (table: Table): Promise<Place | undefined> => {
		const { id: projectId } = project.parse(
			(await http.get<unknown>('/rest/projects/personal')).data,
		).data;
		const all = listed.parse((await http.get<unknown>('/rest/data-tables-global')).data).data.data;
		const found = all.find(({ name }) => name === `Office Protect ${table}`);
		return found && { projectId, id: found.id };
	};
	const pathTo = async (table: Table): Promise<string> => {
		const place = await find(table);
		if (place === undefined) throw new Error(`There is no table Office Protect ${table} yet`);
		return pathOf(place);
	};
	const write = async (table: Table, column: string, row: Row): Promise<void> => {
		const filters = [{ columnName: column, condition: 'eq', value: row[column] }];
		// n8n gives a row its id, and takes none.
		const data = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
		await http.post(`${await pathTo(table)}/upsert`, { data, filter: { type: 'and', filters } });
	};
	return {
		write,
		rows: async (table) => {
			const place = await find(table);
			if (place === undefined) return [];
			return page.parse((await http.get<unknown>(`${pathOf(place)}/rows?take=200`)).data).data.data;
		},
		setSettings: async (values) => {
			for (const [setting, value] of Object.entries(values)) {
				await write('Settings', 'setting', { setting, value });
			}
		},
		addColumn: async (table, column) => {
			await http.post(`${await pathTo(table)}/columns`, column);
		},
		removeColumn: async (table, name) => {
			const where = `${await pathTo(table)}/columns`;
			const { data } = columns.parse((await http.get<unknown>(where)).data);
			for (const column of data) {
				if (column.name === name) await http.delete(`${where}/${column.id}`);
			}
		},
		drop: async () => {
			for (const table of tableNames) {
				const place = await find(table);
				if (place !== undefined) await http.delete(pathOf(place));
			}
		},
		grid: async (table) => {
			const place = await find(table);
			return place && `/projects/${place.projectId}/datatables/${place.id}`;
		},
	};
}

function pathOf({ projectId, id }: Place): string {
	return `/rest/projects/${projectId}/data-tables/${id}`;
}
