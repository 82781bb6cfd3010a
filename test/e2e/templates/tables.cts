import { dataTables } from '../../../tools/host/dataTables.mts';
import type { Column, DataTables, Row, Table } from '../../../tools/host/dataTables.mts';
import { n8n } from '../host.cts';

export type { Table };

/** The rows of one of the templates' Data Tables, as n8n's grid shows them; none while it is missing. */
export async function rows(table: Table): Promise<readonly Row[]> {
	return (await tables()).rows(table);
}

/** Writes a row in the grid: the one whose `column` has that value, or a new one. */
export async function write(table: Table, column: string, row: Row): Promise<void> {
	await (await tables()).write(table, column, row);
}

export async function setSettings(values: Readonly<Record<string, string>>): Promise<void> {
	await (await tables()).setSettings(values);
}

/** Adds a column in the grid. */
export async function addColumn(table: Table, column: Column): Promise<void> {
	await (await tables()).addColumn(table, column);
}

export async function removeColumn(table: Table, name: string): Promise<void> {
	await (await tables()).removeColumn(table, name);
}

/** Removes the tables, as they are before the first run. */
export async function dropTables(): Promise<void> {
	await (await tables()).drop();
}

async function tables(): Promise<DataTables> {
	return dataTables(await n8n());
}
