import type { CellValue } from '../adminApi.mts';
import type { Row } from '../store/table.mts';
import type { Switches } from '../switches.mts';
import type { Filter, Operator, Scalar } from './filter.mts';
import { comparesDays } from './values.mts';
import { plainText } from '../wire/plainText.mts';
import { userDefinedOf } from '../store/userDefined.mts';

export type RowTest = (row: Row) => boolean;

/**
 * Makes a test of rows from a filter. As in SQL a comparison with null, on either side, is never
 * true; only exist and notExist see it, and an unset text that is stored as "" exists.
 */
export function rowTest(filter: Filter, switches: Switches): RowTest {
	switch (filter.kind) {
		case 'and': {
			const tests = filter.items.map((item) => rowTest(item, switches));
			return (row) => tests.every((test) => test(row));
		}
		case 'or': {
			const tests = filter.items.map((item) => rowTest(item, switches));
			return (row) => tests.some((test) => test(row));
		}
		case 'userDefined': {
			const test = valueTest(filter.op, filter.values, switches);
			return (row) => test(userDefinedValue(row, filter.name));
		}
		case 'field': {
			const { name, unset } = filter.field;
			const test = valueTest(filter.op, filter.values, switches);
			if (!comparesDays(filter.field, switches)) return (row) => test(scalar(row[name], unset));
			return (row) => test(plainText(row[name]).slice(0, 10));
		}
	}
}

function scalar(value: CellValue | undefined, unset: '' | null): Scalar {
	return value === undefined || value === null || typeof value === 'object' ? unset : value;
}

function userDefinedValue(row: Row, name: string): Scalar {
	return userDefinedOf(row).find((value) => value.name === name)?.value ?? null;
}

function valueTest(
	op: Operator,
	raw: readonly Scalar[],
	switches: Switches,
): (value: Scalar) => boolean {
	const fold = (value: Scalar): Scalar =>
		typeof value === 'string' && switches.stringComparison === 'caseInsensitive'
			? value.toLowerCase()
			: value;
	const values = raw.map(fold);
	if (op === 'exist') return (value) => value !== null;
	if (op === 'notExist') return (value) => value === null;
	if (op === 'in' || op === 'notIn') {
		const set = new Set(values);
		return (value) => value !== null && set.has(fold(value)) === (op === 'in');
	}
	const other = values[0] ?? null;
	return (value) => value !== null && other !== null && compare(op, fold(value), other);
}

function compare(
	op: Exclude<Operator, 'exist' | 'notExist' | 'in' | 'notIn'>,
	value: Scalar,
	other: Scalar,
): boolean {
	if (value === null || other === null) return false;
	switch (op) {
		case 'eq':
			return value === other;
		case 'noteq':
			return value !== other;
		case 'gt':
			return value > other;
		case 'gte':
			return value >= other;
		case 'lt':
			return value < other;
		case 'lte':
			return value <= other;
		case 'beginsWith':
			return String(value).startsWith(String(other));
		case 'endsWith':
			return String(value).endsWith(String(other));
		case 'contains':
			return String(value).includes(String(other));
	}
}
