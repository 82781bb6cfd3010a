import type { Reading } from './alert/reading';
import { activeCompanies } from './autotask/companies';
import { mapOk } from './autotask/verdict';
import type { Verdict } from './autotask/verdict';
import type { Office } from './delivery/office';
import { inStretches } from './inStretches';
import { readItemWith } from './readItems';
import type { Readable } from './readItems';
import { columnKey } from './routing/columnKey';
import { indexCompanies, suggestMapping } from './routing/suggestMapping';
import type { MappingSuggestion } from './routing/suggestMapping';
import { tenantKey } from './routing/tenantKey';
import type { RunContext } from './runContext';

/** A tenant, spelled as it was first seen, and the input items that name it. */
export interface SeenTenant {
	readonly tenant: string;
	readonly itemIndexes: readonly number[];
}

export interface SeenTenants {
	readonly tenants: readonly SeenTenant[];
	/** Input items that name no tenant, and why. */
	readonly without: readonly { readonly itemIndex: number; readonly why: string }[];
}

/**
 * The tenants of a list and of input items, each once: rows with a column `tenant`, and alerts that
 * print their tenant.
 */
export async function tenantsSeen(
	listed: readonly string[],
	items: readonly Readable[],
	context: RunContext,
): Promise<SeenTenants> {
	const byKey = new Map<string, { tenant: string; itemIndexes: number[] }>();
	const without: { itemIndex: number; why: string }[] = [];
	const add = (tenant: string, itemIndexes: readonly number[]): boolean => {
		const key = tenantKey(tenant)?.key;
		if (key === undefined) return false;
		const known = byKey.get(key) ?? { tenant: tenant.trim(), itemIndexes: [] };
		known.itemIndexes.push(...itemIndexes.filter((index) => !known.itemIndexes.includes(index)));
		byKey.set(key, known);
		return true;
	};
	for (const tenant of listed) add(tenant, []);
	const look = async ({ source, choices }: Readable): Promise<void> => {
		const { itemIndex } = source;
		const cell = tenantCell(source.json);
		if (cell !== null && add(cell, [itemIndex])) return;
		for (const reading of await readItemWith(source, choices)) {
			const isAdded = reading.kind === 'alert' && add(reading.alert.tenant ?? '', [itemIndex]);
			if (!isAdded) without.push({ itemIndex, why: whyNone(reading) });
		}
	};
	await inStretches(items, look, context);
	return { tenants: [...byKey.values()], without };
}

/** The cell of a row's column `tenant`, however the column is spelled. */
function tenantCell(json: unknown): string | null {
	if (typeof json !== 'object' || json === null) return null;
	const cell: unknown = Object.entries(json).find(
		([column]) => columnKey(column) === 'tenant',
	)?.[1];
	return typeof cell === 'string' ? cell : null;
}

function whyNone(reading: Reading): string {
	switch (reading.kind) {
		case 'alert':
			return 'The alert prints no tenant.';
		case 'notAlert':
		case 'untrusted':
			return reading.evidence;
		case 'unreadable':
			return reading.failure.message;
	}
}

/** A suggestion for each tenant, from all active companies. */
export async function suggestMappings(
	tenants: readonly SeenTenant[],
	{ client, reference, context }: Office,
): Promise<Verdict<readonly MappingSuggestion[]>> {
	if (tenants.length === 0) return { kind: 'ok', value: [] };
	const companies = await reference.activeCompanies(() => activeCompanies(client), context.clock());
	return mapOk(companies, (all) => {
		const index = indexCompanies(all);
		return tenants.map(({ tenant }) => suggestMapping(tenant, index));
	});
}
