import { maxBy, sortBy } from 'lodash';
import { z } from 'zod';
import type { AutotaskClient, Schema } from './client';
import { lookUp } from './lookUp';
import { pageSize } from './query';
import type { Filter } from './query';
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

/** What a list to choose from shows of a company. */
export type ListedCompany = Pick<Company, 'id' | 'companyName'>;

/** Companies of one page, by name, and after which id the next one starts; null: it is the last. */
export interface CompanyPage {
	readonly companies: readonly ListedCompany[];
	readonly next: number | null;
}

const row = z.object({
	id: whole,
	companyName: text.transform((name) => name ?? ''),
	isActive: truth,
	webAddress: text,
});
const companyRow: Schema<Company> = row;
const listedRow: Schema<ListedCompany> = row.pick({ id: true, companyName: true });

const companyFields: readonly (keyof Company)[] = ['id', 'companyName', 'isActive', 'webAddress'];
const listedFields: readonly (keyof ListedCompany)[] = ['id', 'companyName'];

const onlyActive: Filter = { op: 'eq', field: 'isActive', value: true };

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
	return mapOk(found, (rows) => new Map(rows.map((company) => [company.id, company])));
}

/** All active companies, by name. */
export async function activeCompanies(
	client: AutotaskClient,
): Promise<Verdict<readonly Company[]>> {
	const query = { filter: [onlyActive], includeFields: companyFields };
	return mapOk(await client.query('Companies', query, companyRow), byName);
}

/**
 * Active companies whose name contains the text (all where it is empty), those after the id
 * `after`: as many as Autotask gives in one answer, so a page is one call.
 */
export async function companyPage(
	client: AutotaskClient,
	nameContains: string,
	after: number | null,
): Promise<Verdict<CompanyPage>> {
	const named = nameContains.trim();
	const filter: readonly Filter[] = [
		onlyActive,
		...(named === '' ? [] : [{ op: 'contains', field: 'companyName', value: named } as const]),
		...(after === null ? [] : [{ op: 'gt', field: 'id', value: after } as const]),
	];
	const query = { filter, includeFields: listedFields, limit: pageSize };
	return mapOk(await client.query('Companies', query, listedRow), (companies) => ({
		companies: byName(companies),
		next: companies.length < pageSize ? null : (maxBy(companies, 'id')?.id ?? null),
	}));
}

/** By name, without regard to case. */
export function byName<Named extends ListedCompany>(companies: readonly Named[]): readonly Named[] {
	return sortBy(companies, ({ companyName }) => companyName.toLowerCase());
}
