import { uniqBy } from 'lodash';
import type { Alert } from '../alert/alert';
import { memoizeWeakly } from '../memoizeWeakly';
import { describeCompany } from './mapping';
import type { CompanyRef } from './mapping';
import { findMentions } from './mentions';
import { canonicalText, domainOf, tenantKey } from './tenantKey';
import { claimsCompany, describeRow } from './tenantMapping';
import type { Mapping, TenantEntry, TenantRow } from './tenantMapping';

/** How a tenant was found in an alert; `none`: it was not. */
export type MatchSource =
	| 'printedTenant'
	| 'recipientAddress'
	| 'mentionedInText'
	| 'userDomain'
	| 'none';

/** What an alert says of its tenant and what the mapping makes of it. */
export type TenantMatch = {
	readonly source: MatchSource;
	/** As printed, else as the mapping row writes it. */
	readonly tenant: string | null;
	/** Sentences: what was found where. */
	readonly notes: readonly string[];
} & (
	| { readonly kind: 'company'; readonly company: CompanyRef; readonly row: TenantRow }
	| { readonly kind: 'flowOff'; readonly company: CompanyRef; readonly row: TenantRow }
	| { readonly kind: 'ambiguous'; readonly companies: readonly CompanyRef[] }
	/** `flow` is false when a row without a company switches it off: not even a catch-all then. */
	| { readonly kind: 'unmapped'; readonly flow: boolean }
);

export type TenantEvidence = Pick<
	Alert,
	'tenant' | 'recipients' | 'text' | 'surroundings' | 'user'
>;

/**
 * Finds the company of an alert's tenant. A printed tenant ends the search. Only when none is
 * printed: a recipient address that a row names; else the one tenant whose name, domain or GUID
 * stands in the alert's own text (or around it, if the mail carries one alert); else, only if
 * asked for, the domain of the affected user. Rows of two companies: ambiguous. Flow off on any
 * matching row means off.
 */
export function matchTenant(
	alert: TenantEvidence,
	mapping: Mapping,
	options: { readonly matchUserDomain: boolean },
): TenantMatch {
	return (
		byPrintedTenant(alert, mapping) ??
		byRecipient(alert, mapping) ??
		byMention(alert, mapping) ??
		(options.matchUserDomain ? byUserDomain(alert, mapping) : null) ?? {
			kind: 'unmapped',
			flow: true,
			source: 'none',
			tenant: null,
			notes: ['The alert prints no tenant, and nothing else in it names one of the mapping.'],
		}
	);
}

function byPrintedTenant(alert: TenantEvidence, mapping: Mapping): TenantMatch | null {
	const key = alert.tenant === null ? null : tenantKey(alert.tenant);
	if (alert.tenant === null || key === null) return null;
	const entry = mapping.byKey.get(key.key);
	const note = `The alert prints the tenant "${alert.tenant}".`;
	if (entry !== undefined) return decide([entry], 'printedTenant', alert.tenant, note);
	return {
		kind: 'unmapped',
		flow: true,
		source: 'printedTenant',
		tenant: alert.tenant,
		notes: [note, 'No mapping row names this tenant.'],
	};
}

function byRecipient(alert: TenantEvidence, mapping: Mapping): TenantMatch | null {
	const entries = new Set<TenantEntry>();
	for (const recipient of alert.recipients) {
		const entry = mapping.byKey.get(canonicalText(recipient));
		if (entry?.kind === 'address' && claimsCompany(entry)) entries.add(entry);
	}
	return decideIfAny([...entries], 'recipientAddress', 'The mail was sent to');
}

function byMention(alert: TenantEvidence, mapping: Mapping): TenantMatch | null {
	const entries = new Set([
		...findMentions(mapping.mentions(), alert.text),
		...findMentions(mapping.mentions(), alert.surroundings),
	]);
	return decideIfAny([...entries], 'mentionedInText', 'The alert prints no tenant but mentions');
}

function byUserDomain(alert: TenantEvidence, mapping: Mapping): TenantMatch | null {
	const domain = alert.user === null ? null : domainOf(alert.user);
	const entry = domain === null ? undefined : mapping.byKey.get(domain);
	if (entry === undefined || !claimsCompany(entry)) return null;
	return decideIfAny([entry], 'userDomain', "The affected user's domain is");
}

function decideIfAny(
	entries: readonly TenantEntry[],
	source: MatchSource,
	saying: string,
): TenantMatch | null {
	if (entries.length === 0) return null;
	const names = entries.map(nameOf);
	const note = `${saying} ${names.map((name) => `"${name}"`).join(' and ')}.`;
	return decide(entries, source, names.length === 1 ? (names[0] ?? null) : null, note);
}

function decide(
	entries: readonly TenantEntry[],
	source: MatchSource,
	printed: string | null,
	note: string,
): TenantMatch {
	const rows = entries.flatMap((entry) => entry.rows);
	const mapped = rows.filter((row) => row.company !== null);
	const companies = distinctCompanies(rows.map((row) => row.company));
	const [company] = companies;
	const [row] = mapped;
	const found = { source, tenant: printed ?? row?.tenant ?? null };
	const notes = [note, ...problemsOf(entries)];
	if (company === undefined || row === undefined) return withoutCompany(rows, found, notes);
	if (companies.length > 1 || entries.some(isUnsettled)) {
		const claimed = entries.flatMap((entry) => entry.unusable.map((problem) => problem.claims));
		return {
			...found,
			kind: 'ambiguous',
			tenant: printed,
			companies: distinctCompanies([...companies, ...claimed]),
			notes: [...notes, ...quarrel(mapped)],
		};
	}
	const off = rows.find((candidate) => !candidate.flow);
	if (off !== undefined) {
		const switched = [`Mapping ${describeRow(off)}.`, flowIsOff];
		return { ...found, kind: 'flowOff', company, row: off, notes: [...notes, ...switched] };
	}
	return { ...found, kind: 'company', company, row, notes: [...notes, decidedBy(row)] };
}

const flowIsOff = 'In this row the flow is switched off.';

type Found = Pick<TenantMatch, 'source' | 'tenant'>;

function withoutCompany(
	rows: readonly TenantRow[],
	found: Found,
	notes: readonly string[],
): TenantMatch {
	const off = rows.find((row) => !row.flow);
	const row = off ?? rows[0];
	const known = row === undefined ? [] : [`Mapping ${describeRow(row)}.`];
	const switched = off === undefined ? [] : [flowIsOff];
	return {
		...found,
		kind: 'unmapped',
		flow: off === undefined,
		notes: [...notes, ...known, ...switched],
	};
}

/** A tenant that a row claims for a company, but by no row that can be used. */
function isUnsettled(entry: TenantEntry): boolean {
	return entry.unusable.length > 0 && entry.rows.every((row) => row.company === null);
}

function distinctCompanies(companies: readonly (CompanyRef | null)[]): CompanyRef[] {
	return uniqBy(
		companies.filter((company) => company !== null),
		(company) => company.companyID,
	);
}

function problemsOf(entries: readonly TenantEntry[]): string[] {
	return entries.flatMap((entry) => entry.unusable.map((row) => row.reason));
}

function quarrel(rows: readonly TenantRow[]): string[] {
	return [`The mapping does not give one company: ${rows.map(describeRow).join('; ')}.`];
}

const decidedBy = memoizeWeakly((row: TenantRow): string => {
	const company = row.company === null ? 'no company' : describeCompany(row.company);
	return `Mapping row ${row.rowNumber} "${row.tenant}" gives ${company}.`;
});

function nameOf(entry: TenantEntry): string {
	return entry.rows[0]?.tenant ?? entry.unusable[0]?.tenant ?? entry.key;
}
