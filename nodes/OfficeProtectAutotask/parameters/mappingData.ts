import { dropRightWhile } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { columnKey } from '../routing/columnKey';
import type { MappingRow } from '../routing/mapping';
import { keepLast } from './keepLast';
import { ticketOperations } from './operation';
import { ParameterProblem } from './parameterProblem';
import { flag, optionalId, text, valueOf } from './values';

export const mappingDataProperty: INodeProperties = {
	displayName: 'Mapping Data',
	name: 'mappingData',
	type: 'json',
	default: '[]',
	placeholder: "e.g. {{ $('Mapping').all() }}",
	hint: 'Columns: tenant, companyID, companyName, flow',
	description:
		"The rows, as an expression such as {{ $('Mapping').all() }} or as a JSON list. A row is used only if companyID and companyName mean the same company; companyName and flow may be left out.",
	displayOptions: { show: { operation: ticketOperations, tenantMapping: ['data'] } },
};

const dataShape = z.array(z.record(z.unknown()));

/**
 * The rows that an expression gave (a list of rows or of n8n's items, a single row) or that were
 * typed as JSON. Spelling of the columns does not matter, other columns are ignored.
 */
export const parseMappingData = keepLast((value): readonly MappingRow[] => {
	const data = typeof value === 'string' ? fromJson(value) : (value ?? []);
	const list = dataShape.safeParse(Array.isArray(data) ? data : [data]);
	if (!list.success) throw notRows();
	const rows = list.data.map(cellsOf);
	if (rows.some(hasOtherColumnsOnly)) throw notRows();
	return dropRightWhile(rows, isEmptyRow).map(dataRow);
});

/** A row's cells by what their column is known by. */
function cellsOf(row: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
	const item = z.object({ json: z.record(z.unknown()) }).safeParse(row);
	const columns = Object.entries(item.success ? item.data.json : row);
	return new Map(columns.map(([column, cell]) => [columnKey(column), cell]));
}

const mappingColumns = ['tenant', 'companyid', 'companyname', 'flow'];

function hasOtherColumnsOnly(cells: ReadonlyMap<string, unknown>): boolean {
	return cells.size > 0 && !mappingColumns.some((column) => cells.has(column));
}

function isEmptyRow(cells: ReadonlyMap<string, unknown>): boolean {
	return mappingColumns.every((column) => (cells.get(column) ?? '') === '');
}

function dataRow(cells: ReadonlyMap<string, unknown>, index: number): MappingRow {
	const name = `Mapping Data, row ${index + 1}`;
	const given = cells.get('companyid');
	const id = optionalId.safeParse(given);
	const companyName = valueOf(`${name}, companyName`, text, cells.get('companyname'));
	return {
		tenant: valueOf(`${name}, tenant`, text, cells.get('tenant')),
		companyID: id.success ? id.data : null,
		// An ID that is none is reported as the name that someone took it for.
		companyName: emptyToNull(id.success || companyName !== '' ? companyName : String(given)),
		flow: valueOf(`${name}, flow`, flag(true), cells.get('flow')),
	};
}

function emptyToNull(value: string): string | null {
	return value === '' ? null : value;
}

function fromJson(value: string): unknown {
	if (value.trim() === '') return [];
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

function notRows(): ParameterProblem {
	return new ParameterProblem(
		'Mapping Data',
		'is not a list of rows with the columns tenant, companyID, companyName and flow',
		"Give it all rows at once, for example with the expression {{ $('Mapping').all() }}, where 'Mapping' is the node that reads them, and check the names of the columns.",
	);
}
