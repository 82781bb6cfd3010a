import { DateTime } from 'luxon';
import type { Comparison, Filter } from './query';

type Row = Readonly<Record<string, unknown>>;
type Cell = string | number | boolean | null;

/**
 * Whether a row that a query returned is one that was asked for. Autotask drops an operator that it
 * does not know, without a word, and then returns more rows than asked for. Texts are compared
 * regardless of case, as its database does; an unset field matches nothing.
 */
export function matches(filter: readonly Filter[], row: Row): boolean {
	const cells = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
	return filter.every((part) => holds(part, cells));
}

function holds(filter: Filter, cells: ReadonlyMap<string, unknown>): boolean {
	return 'items' in filter
		? filter.items.some((item) => compares(item, cellOf(item.field, cells)))
		: compares(filter, cellOf(filter.field, cells));
}

function cellOf(field: string, cells: ReadonlyMap<string, unknown>): Cell {
	const value = cells.get(field.toLowerCase());
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? value
		: null;
}

function compares({ op, value }: Comparison, cell: Cell): boolean {
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
