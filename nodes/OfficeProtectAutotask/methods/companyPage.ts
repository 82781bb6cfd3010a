import { maxBy, sortBy } from 'lodash';
import { z } from 'zod';
import type { AutotaskClient } from '../autotask/client';
import type { Filter } from '../autotask/query';
import { mapOk } from '../autotask/verdict';
import type { Verdict } from '../autotask/verdict';

/** Companies of one page, by name, and where the next page starts; null: this is the last one. */
export interface CompanyPage {
	readonly companies: readonly ListedCompany[];
	readonly next: number | null;
}

export interface ListedCompany {
	readonly id: number;
	readonly companyName: string;
}

/** As many as Autotask gives in one answer, so a page is one call. */
const pageSize = 500;

const listedCompany = z.object({ id: z.number(), companyName: z.string() });

/** Active companies whose name contains `name` (all when it is empty), those after the id `after`. */
export async function companyPage(
	client: AutotaskClient,
	name: string,
	after: number | null,
): Promise<Verdict<CompanyPage>> {
	const filter: Filter[] = [{ op: 'eq', field: 'isActive', value: true }];
	if (name !== '') filter.push({ op: 'contains', field: 'companyName', value: name });
	if (after !== null) filter.push({ op: 'gt', field: 'id', value: after });
	const query = { filter, includeFields: ['id', 'companyName'], limit: pageSize };
	const rows = await client.query('Companies', query, listedCompany);
	return mapOk(rows, (companies) => ({
		companies: byName(companies),
		next: companies.length < pageSize ? null : (maxBy(companies, 'id')?.id ?? null),
	}));
}

/** By name, without regard to case. */
export function byName(companies: readonly ListedCompany[]): readonly ListedCompany[] {
	return sortBy(companies, ({ companyName }) => companyName.toLowerCase());
}
