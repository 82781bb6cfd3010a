import type { Table } from '../store/table.mts';
import type { Filter } from './filter.mts';

/**
 * Ids among which all rows of the filter must be, by the table's indexes; null when the indexes do
 * not help and every row is to be looked at.
 */
export function candidates(table: Table, filter: Filter): ReadonlySet<number> | null {
	switch (filter.kind) {
		case 'and': {
			const sets = filter.items
				.map((item) => candidates(table, item))
				.filter((set) => set !== null);
			return sets.sort((a, b) => a.size - b.size)[0] ?? null;
		}
		case 'or': {
			const union = new Set<number>();
			for (const item of filter.items) {
				const ids = candidates(table, item);
				if (ids === null) return null;
				for (const id of ids) union.add(id);
			}
			return union;
		}
		case 'userDefined':
			return null;
		case 'field':
			return byField(table, filter);
	}
}

function byField(
	table: Table,
	{ field, op, values }: Extract<Filter, { kind: 'field' }>,
): ReadonlySet<number> | null {
	const isEquality = op === 'eq' || op === 'in';
	if (field.name === 'id' && isEquality) {
		return new Set(values.filter((value) => typeof value === 'number'));
	}
	if (table.hasNumberIndex(field.name) && isEquality) {
		const numbers = values.filter((value) => typeof value === 'number');
		return new Set(numbers.flatMap((value) => [...table.idsByNumber(field.name, value)]));
	}
	const how = isEquality ? 'equals' : op === 'beginsWith' ? 'beginsWith' : null;
	const texts = values.filter((value) => typeof value === 'string' && value !== '');
	if (!table.hasTextIndex(field.name) || how === null || texts.length < values.length) return null;
	return new Set(texts.flatMap((value) => table.idsByText(field.name, String(value), how)));
}
