import { chunk } from 'lodash';

/** A condition or a group of conditions of Autotask's query language. */
export type Filter =
	| Comparison
	| { readonly op: 'in'; readonly field: string; readonly value: readonly number[] }
	| { readonly op: 'and' | 'or'; readonly items: readonly Filter[] };

export interface Comparison {
	readonly op: 'eq' | 'noteq' | 'gt' | 'gte' | 'lt' | 'lte' | 'beginsWith' | 'contains';
	readonly field: string;
	readonly value: string | number | boolean;
}

/** All filters must hold (a top-level list is an *and*). */
export interface Query {
	readonly filter: readonly Filter[];
	/** `id` and the fields of the filter are always among them. */
	readonly includeFields: readonly string[];
	/** Stop after so many rows; absent: all. */
	readonly limit?: number;
}

/** Autotask's largest page. */
export const pageSize = 500;

/** Autotask refuses a query of more than 500 conditions; each value of an `in` counts. */
export const mostConditions = 200;

/**
 * The body of `POST {entity}/query` for the rows with an id above `afterId` (null: from the start).
 * Rows come by ascending id. The fields that the filter looks at are asked for too, because every
 * row is checked again.
 */
export function renderQuery(
	{ filter, includeFields, limit }: Query,
	afterId: number | null,
): object {
	const above: readonly Filter[] =
		afterId === null ? [] : [{ op: 'gt', field: 'id', value: afterId }];
	return {
		MaxRecords: Math.min(limit ?? pageSize, pageSize),
		IncludeFields: [...new Set(['id', ...includeFields, ...filter.flatMap(fieldsOf)])],
		Filter: [...filter, ...above],
	};
}

/** How many conditions Autotask counts in a filter. */
export function countConditions(filter: readonly Filter[]): number {
	return filter.reduce((sum, part) => {
		if ('items' in part) return sum + countConditions(part.items);
		return sum + (part.op === 'in' ? part.value.length : 1);
	}, 0);
}

/** `or` groups that together hold all the conditions, at most `size` in each. */
export function orGroups(
	conditions: readonly Comparison[],
	size: number = mostConditions,
): readonly Filter[] {
	return chunk(conditions, size).map((items) => ({ op: 'or', items }));
}

function fieldsOf(filter: Filter): readonly string[] {
	return 'items' in filter ? filter.items.flatMap(fieldsOf) : [filter.field];
}
