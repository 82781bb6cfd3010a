import { pick, uniqBy } from 'lodash';
import type { AutotaskClient, Schema } from './client';
import { mostConditions, orGroups } from './query';
import type { Comparison, Filter } from './query';
import type { Unsuccessful, Verdict } from './verdict';

interface LookUp<T> {
	readonly entity: string;
	/** A row must meet one of them. */
	readonly anyOf: readonly Comparison[];
	/** And all of these. */
	readonly allOf?: readonly Filter[];
	readonly includeFields: readonly string[];
	readonly row: Schema<T>;
	/** Stop after so many rows a query; absent: all. */
	readonly limit?: number;
}

/**
 * The rows that meet any of many conditions, asked for in as few queries as Autotask's limit on
 * conditions allows; each row once, ascending by id. One query that fails fails the look-up.
 */
export async function lookUp<T extends { readonly id: number }>(
	client: AutotaskClient,
	wanted: LookUp<T>,
	size: number = mostConditions,
): Promise<Verdict<readonly T[]>> {
	const { entity, anyOf, allOf = [], row } = wanted;
	const rest = pick(wanted, 'includeFields', 'limit');
	const verdicts = await Promise.all(
		orGroups(anyOf, size).map(async (group) =>
			client.query(entity, { filter: [...allOf, group], ...rest }, row),
		),
	);
	const failed = verdicts.find((verdict) => verdict.kind !== 'ok');
	if (failed !== undefined && isTooMany(failed) && size > 1) {
		return lookUp(client, wanted, Math.max(1, Math.floor(size / 4)));
	}
	if (failed !== undefined) return failed;
	const rows = verdicts.flatMap((verdict) => (verdict.kind === 'ok' ? verdict.value : []));
	return { kind: 'ok', value: uniqBy(rows, 'id').sort((a, b) => a.id - b.id) };
}

/** Whether the query was refused for its size, so that smaller ones may pass. */
function isTooMany(verdict: Unsuccessful): boolean {
	return (
		verdict.kind === 'rejected' &&
		verdict.errors.some((text) => /conditions|too (many|complex|long)|limited to/i.test(text))
	);
}
