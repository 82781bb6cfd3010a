import { chunk } from 'lodash';

/** What is used of Autotask's query language: a condition, or several of which one must hold. */
export type Filter = Comparison | OrGroup;

export interface OrGroup {
	readonly op: 'or';
	readonly items: readonly Comparison[];
}

export interface Comparison {
	readonly op: 'eq' | 'gt' | 'gte' | 'beginsWith' | 'contains';
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

/** Autotask refuses a query of more than 500 conditions. */
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

/** `or` groups that together hold all the conditions, at most `size` in each. */
export function orGroups(
	conditions: readonly Comparison[],
	size: number = mostConditions,
): readonly OrGroup[] {
	return chunk(conditions, size).map((items) => ({ op: 'or', items }));
}

function fieldsOf(filter: Filter): readonly string[] {
	return 'items' in filter ? filter.items.map(({ field }) => field) : [filter.field];
}
