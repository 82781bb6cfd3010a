import { once } from 'lodash';
import { memoizeWeakly } from '../memoizeWeakly';
import { namedAsKnown } from './knownCompany';
import { describeCompany } from './mapping';
import type { Company, CompanyRef, MappingRow } from './mapping';
import { indexMentions } from './mentions';
import type { MentionIndex } from './mentions';
import { canonicalText, tenantKey } from './tenantKey';
import type { TenantKey } from './tenantKey';

/** A mapping row that can be used; without a company it says: known and not mapped. */
export interface TenantRow {
	/** From 1, as a person counts. */
	readonly rowNumber: number;
	readonly tenant: string;
	readonly company: CompanyRef | null;
	readonly flow: boolean;
}

/** A mapping row that is not used, and a sentence that says why. */
export interface UnusableRow {
	readonly rowNumber: number;
	readonly tenant: string;
	/** The company that the row seems to mean. */
	readonly claims: CompanyRef | null;
	readonly reason: string;
}

/** All rows that name one tenant by the same key. */
export interface TenantEntry extends TenantKey {
	readonly rows: readonly TenantRow[];
	readonly unusable: readonly UnusableRow[];
}

/** The mapping, prepared for many alerts. */
export interface Mapping {
	readonly byKey: ReadonlyMap<string, TenantEntry>;
	/**
	 * The entries that a text can name, all but recipient addresses and rows without a company;
	 * indexed when first asked for, which alerts that print their tenant never do.
	 */
	readonly mentions: () => MentionIndex<TenantEntry>;
	readonly unusable: readonly UnusableRow[];
}

/**
 * Prepares mapping rows for {@link matchTenant}. `companies` are the companies known from Autotask
 * by id; a row whose company is not among them stays, since the route says what is wrong with it.
 * Rows that contradict each other stay and make their tenant ambiguous.
 */
export function buildMapping(
	rows: readonly MappingRow[],
	companies: ReadonlyMap<number, Company>,
): Mapping {
	const unusable: UnusableRow[] = [];
	const byKey = new Map<string, CollectedEntry>();
	rows.forEach((row, index) => {
		const rowNumber = index + 1;
		const tenant = row.tenant.trim();
		const key = keyOf(row);
		const reason = key === null ? 'it names no tenant' : whyUnusable(row, companies);
		const entry = key === null ? undefined : entryOf(byKey, key);
		const company = companyOf(row, companies);
		if (reason === null) {
			entry?.rows.push({ rowNumber, tenant, company, flow: row.flow });
		} else {
			const problem = {
				rowNumber,
				tenant,
				claims: company,
				reason: sentence(rowNumber, tenant, reason),
			};
			unusable.push(problem);
			entry?.unusable.push(problem);
		}
	});
	const entries = [...byKey.values()].filter(canBeMentioned);
	return { byKey, mentions: once(() => indexMentions(entries)), unusable };
}

/**
 * A mapping row as a person would name it, such as `row 2 "Contoso": Contoso Ltd (company 175)`. Kept
 * with the row, for which thousands of alerts may come.
 */
export const describeRow = memoizeWeakly((row: TenantRow): string => {
	const company = row.company === null ? 'no company' : describeCompany(row.company);
	return `row ${row.rowNumber} "${row.tenant}": ${company}`;
});

/** Whether a matching row gives or should give this tenant a company. */
export function claimsCompany(entry: TenantEntry): boolean {
	return entry.unusable.length > 0 || entry.rows.some((row) => row.company !== null);
}

/** Kept with the row: an unchanged mapping comes again with the very same rows. */
const keyOf = memoizeWeakly((row: MappingRow) => tenantKey(row.tenant));

interface CollectedEntry extends TenantKey {
	readonly rows: TenantRow[];
	readonly unusable: UnusableRow[];
}

function entryOf(byKey: Map<string, CollectedEntry>, key: TenantKey): CollectedEntry {
	const known = byKey.get(key.key);
	if (known !== undefined) return known;
	const entry = { ...key, rows: [], unusable: [] };
	byKey.set(key.key, entry);
	return entry;
}

function whyUnusable(row: MappingRow, companies: ReadonlyMap<number, Company>): string | null {
	const name = row.companyName?.trim() ?? '';
	if (row.companyID === null) {
		return name === '' ? null : `it names the company "${name}" but gives no company ID`;
	}
	if (!Number.isSafeInteger(row.companyID) || row.companyID < 0) {
		return `its company ID ${row.companyID} is not a whole number from 0 up`;
	}
	const company = companies.get(row.companyID);
	if (company === undefined || name === '') return null;
	return canonicalText(name) === canonicalText(company.companyName)
		? null
		: `it gives company ID ${row.companyID} and the name "${name}", ` +
				`but in Autotask company ${row.companyID} is "${company.companyName}"`;
}

function sentence(rowNumber: number, tenant: string, reason: string): string {
	const row = tenant === '' ? `Mapping row ${rowNumber}` : `Mapping row ${rowNumber} "${tenant}"`;
	return `${row} is not used: ${reason}.`;
}

function companyOf(row: MappingRow, companies: ReadonlyMap<number, Company>): CompanyRef | null {
	if (row.companyID === null) return null;
	const name = row.companyName?.trim() ?? '';
	const given = { companyID: row.companyID, companyName: name === '' ? null : name };
	return namedAsKnown(given, companies);
}

function canBeMentioned(entry: TenantEntry): boolean {
	return entry.kind !== 'address' && claimsCompany(entry);
}
