import { z } from 'zod';
import type { AutotaskClient, Schema } from './client';
import { lookUp } from './lookUp';
import { text, truth, whole } from './replies';
import { mapOk } from './verdict';
import type { Verdict } from './verdict';

/** A company of Autotask; id 0 is the customer's own. */
export interface Company {
	readonly id: number;
	readonly companyName: string;
	readonly isActive: boolean;
	readonly webAddress: string | null;
}

const companyRow: Schema<Company> = z.object({
	id: whole,
	companyName: text.transform((name) => name ?? ''),
	isActive: truth,
	webAddress: text,
});

const companyFields: readonly (keyof Company)[] = ['id', 'companyName', 'isActive', 'webAddress'];

/** The companies with these ids, active or not; ids that Autotask does not show are absent. */
export async function loadCompanies(
	client: AutotaskClient,
	ids: readonly number[],
): Promise<Verdict<ReadonlyMap<number, Company>>> {
	const found = await lookUp(client, {
		entity: 'Companies',
		anyOf: [...new Set(ids)].map((value) => ({ op: 'eq', field: 'id', value })),
		includeFields: companyFields,
		row: companyRow,
	});
	return mapOk(found, (rows) => new Map(rows.map((row) => [row.id, row])));
}

/**
 * The active companies whose name contains the text (all of them without one), by name, at most
 * `limit` of the lowest ids.
 */
export async function searchCompanies(
	client: AutotaskClient,
	nameContains: string,
	limit: number,
): Promise<Verdict<readonly Company[]>> {
	const named = nameContains.trim();
	const found = await client.query(
		'Companies',
		{
			filter: [
				{ op: 'eq', field: 'isActive', value: true },
				...(named === '' ? [] : [{ op: 'contains', field: 'companyName', value: named } as const]),
			],
			includeFields: companyFields,
			limit,
		},
		companyRow,
	);
	return mapOk(found, (rows) =>
		[...rows].sort((a, b) => a.companyName.localeCompare(b.companyName, 'en')),
	);
}
