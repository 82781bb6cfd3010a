import { DateTime } from 'luxon';
import type { Comparison, Filter } from './query';

type Row = Readonly<Record<string, unknown>>;
type Cells = ReadonlyMap<string, unknown>;
type Cell = string | number | boolean | null;

/**
 * Tells whether a row that a query returned is one that was asked for. Autotask drops an operator
 * that it does not know, without a word, and then returns more rows than asked for. Texts are
 * compared regardless of case, as its database does; an unset field matches nothing.
 */
export function matcherOf(filters: readonly Filter[]): (row: Row) => boolean {
	const allOf = filters.map((filter) =>
		('items' in filter ? filter.items : [filter]).map(comparisonOf),
	);
	return (row) => {
		const cells = new Map(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell]));
		return allOf.every((anyOf) => anyOf.some((holds) => holds(cells)));
	};
}

function comparisonOf({ op, field, value }: Comparison): (cells: Cells) => boolean {
	const name = field.toLowerCase();
	return (cells) => compares(op, cellOf(cells.get(name)), value);
}

function cellOf(value: unknown): Cell {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? value
		: null;
}

function compares(op: Comparison['op'], cell: Cell, value: Exclude<Cell, null>): boolean {
	if (cell === null) return false;
	switch (op) {
		case 'eq':
			return order(cell, value) === 0;
		case 'gt':
			return order(cell, value) > 0;
		case 'gte':
			return order(cell, value) >= 0;
		case 'beginsWith':
			return fold(cell).startsWith(fold(value));
		case 'contains':
			return fold(cell).includes(fold(value));
	}
}

/** Negative, 0 or positive; NaN where a number is compared with a text that is none. */
function order(cell: Exclude<Cell, null>, value: Exclude<Cell, null>): number {
	if (typeof value === 'number') return (toNumber(cell) ?? NaN) - value;
	if (typeof value === 'boolean') return fold(cell) === fold(value) ? 0 : NaN;
	const instants = [toInstant(cell), toInstant(value)] as const;
	if (instants[0] !== null && instants[1] !== null) return instants[0] - instants[1];
	const [left, right] = [fold(cell), fold(value)];
	return left === right ? 0 : left < right ? -1 : 1;
}

function toNumber(cell: Cell): number | null {
	if (typeof cell === 'number') return cell;
	return typeof cell === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(cell) ? Number(cell) : null;
}

function toInstant(cell: Exclude<Cell, null>): number | null {
	if (typeof cell !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(cell)) return null;
	const time = DateTime.fromISO(cell, { zone: 'utc' });
	return time.isValid ? time.toMillis() : null;
}

function fold(cell: Exclude<Cell, null>): string {
	return String(cell).toLowerCase();
}
