import type { AutotaskClient } from './client';
import { createCached } from './cached';
import type { Cached } from './cached';
import { loadCompanies } from './companies';
import type { Company } from './companies';
import { loadTicketSchema } from './metadata';
import type { TicketSchema } from './ticketSchema';
import type { Verdict } from './verdict';

/** What changes rarely in Autotask and every run needs. */
export interface Reference {
	readonly schema: TicketSchema;
	/** By id; companies that Autotask does not show are absent. */
	readonly companies: ReadonlyMap<number, Company>;
}

/** Answers kept for minutes, so that a hundred alerts do not ask a hundred times. */
export interface ReferenceCache {
	readonly schema: Cached<TicketSchema>;
	/** Whether queries may answer with fewer tickets than there are; a yes is not kept. */
	readonly restricted: Cached<boolean>;
	/** All active companies, which only suggestions for the mapping need. */
	readonly activeCompanies: Cached<readonly Company[]>;
	readonly companies: Map<number, { readonly company: Company | null; readonly atMs: number }>;
}

const keptForMs = 5 * 60_000;

/** A cache that holds nothing yet. */
export function createReferenceCache(): ReferenceCache {
	return {
		schema: createCached(keptForMs),
		// A yes ends the run; once it has been put right, the next run must not hear of it.
		restricted: createCached(keptForMs, (isRestricted: boolean) => !isRestricted),
		activeCompanies: createCached(keptForMs),
		companies: new Map(),
	};
}

/** The ticket schema and the companies with these ids, from the cache where they are fresh. */
export async function loadReference(
	client: AutotaskClient,
	companyIds: readonly number[],
	cache: ReferenceCache,
	nowMs: number,
): Promise<Verdict<Reference>> {
	const schema = await cache.schema(() => loadTicketSchema(client), nowMs);
	if (schema.kind !== 'ok') return schema;
	const companies = await knownCompanies(client, [...new Set(companyIds)], cache, nowMs);
	if (companies.kind !== 'ok') return companies;
	return { kind: 'ok', value: { schema: schema.value, companies: companies.value } };
}

async function knownCompanies(
	client: AutotaskClient,
	ids: readonly number[],
	{ companies: kept }: ReferenceCache,
	nowMs: number,
): Promise<Verdict<ReadonlyMap<number, Company>>> {
	const stale = ids.filter((id) => nowMs - (kept.get(id)?.atMs ?? -Infinity) >= keptForMs);
	if (stale.length > 0) {
		const loaded = await loadCompanies(client, stale);
		if (loaded.kind !== 'ok') return loaded;
		for (const id of stale) {
			kept.set(id, { company: loaded.value.get(id) ?? null, atMs: nowMs });
		}
	}
	const companies = ids.flatMap((id) => kept.get(id)?.company ?? []);
	return { kind: 'ok', value: new Map(companies.map((company) => [company.id, company])) };
}
