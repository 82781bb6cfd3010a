import { distance } from 'fastest-levenshtein';
import { maxBy, orderBy } from 'lodash';
import { comparableName, domainStem, inOneWord, webDomain } from './companyName';
import type { Company } from './mapping';
import { canonicalText, tenantKey } from './tenantKey';

/** An active company, by what tenants are compared with. */
export interface ComparedCompany extends Pick<Company, 'id' | 'companyName'> {
	readonly webAddress: string | null;
}

/** A company that a tenant may be; `score` is from 0 to 1, `why` says what it rests on. */
interface CompanyCandidate {
	readonly companyID: number;
	readonly companyName: string;
	readonly score: number;
	readonly why: string;
}

/**
 * A row for the tenant mapping. The company is filled in only where it is certain: one company alone
 * has the tenant's name (legal form aside) or its domain. `ambiguous`: several fit equally well;
 * `possible`: one looks best, for a person to confirm.
 */
export interface MappingSuggestion {
	readonly tenant: string;
	readonly companyID: number | null;
	readonly companyName: string | null;
	readonly certainty: 'certain' | 'ambiguous' | 'possible' | 'none';
	/** Best first. */
	readonly candidates: readonly CompanyCandidate[];
}

/** The companies of a customer, prepared for many tenants. */
export type CompanyIndex = readonly IndexedCompany[];

interface IndexedCompany extends ComparedCompany {
	readonly name: string;
	readonly comparable: string;
	readonly oneWord: string;
	readonly domain: string | null;
	readonly stem: string;
}

interface Asked {
	readonly name: string;
	readonly comparable: string;
	readonly oneWord: string;
	readonly domain: AskedDomain | null;
}

interface AskedDomain {
	readonly whole: string;
	readonly stem: string;
}

/** How a company fits; all but `weak` are strong enough to decide. */
interface Fit {
	readonly kind: 'name' | 'nameWithoutForm' | 'domain' | 'weak';
	readonly score: number;
	readonly why: string;
}
type Fitting = Fit & { readonly company: IndexedCompany };

const mostCandidates = 5;
const shortestStem = 3;
const leastLikeness = 0.75;

/** Prepares the companies that tenants are compared with. */
export function indexCompanies(companies: readonly ComparedCompany[]): CompanyIndex {
	return companies.map((company) => {
		const comparable = comparableName(company.companyName);
		const domain = webDomain(company.webAddress);
		return {
			...company,
			name: canonicalText(company.companyName),
			comparable,
			oneWord: inOneWord(comparable),
			domain,
			stem: domain === null ? '' : domainStem(domain),
		};
	});
}

/**
 * The companies that a tenant may be, by name, by name without legal form, by web address and by
 * likeness. A tenant ID and a mail address say nothing about a company's name, so nothing is
 * suggested for them.
 */
export function suggestMapping(tenant: string, companies: CompanyIndex): MappingSuggestion {
	const asked = askedFor(tenant);
	const fitting = orderBy(
		asked === null ? [] : companies.flatMap((company) => fitOf(asked, company) ?? []),
		['score', 'company.id'],
		['desc', 'asc'],
	);
	const strong = fitting.filter(({ kind }) => kind !== 'weak');
	const chosen = certainOne(strong);
	return {
		tenant,
		companyID: chosen?.id ?? null,
		companyName: chosen?.companyName ?? null,
		certainty: chosen === null ? uncertainty(strong, fitting) : 'certain',
		candidates: fitting
			.slice(0, Math.max(mostCandidates, strong.length))
			.map(({ company: { id, companyName }, score, why }) => ({
				companyID: id,
				companyName,
				score,
				why,
			})),
	};
}

/** A name in full outdoes the same name with another legal form, but not another's domain. */
function certainOne(strong: readonly Fitting[]): IndexedCompany | null {
	const named = strong.filter(({ kind }) => kind === 'name');
	const decisive =
		named.length > 0 ? strong.filter(({ kind }) => kind !== 'nameWithoutForm') : strong;
	const [only] = decisive;
	return only !== undefined && decisive.length === 1 ? only.company : null;
}

function uncertainty(
	strong: readonly Fitting[],
	fitting: readonly Fitting[],
): 'ambiguous' | 'possible' | 'none' {
	const [best, next] = fitting;
	if (best === undefined) return 'none';
	return strong.length > 1 || next?.score === best.score ? 'ambiguous' : 'possible';
}

/** A tenant prepared for comparing; null when it says nothing about a company. */
function askedFor(tenant: string): Asked | null {
	const key = tenantKey(tenant);
	if (key === null || key.kind === 'guid' || key.kind === 'address') return null;
	const comparable = comparableName(key.key);
	const named = { name: key.key, comparable, oneWord: inOneWord(comparable) };
	if (key.kind !== 'domain') return { ...named, domain: null };
	return { ...named, domain: { whole: key.key, stem: domainStem(key.key) } };
}

function fitOf(asked: Asked, company: IndexedCompany): Fitting | null {
	const fits =
		asked.domain === null
			? fitsOfName(asked, company)
			: [...sameName(asked, company), ...fitsOfDomain(asked.domain, company)];
	if (fits.length === 0) return null;
	const best = maxBy(fits, 'score');
	return best === undefined ? null : { ...best, company };
}

function sameName(asked: Asked, company: IndexedCompany): readonly Fit[] {
	if (asked.name === company.name) {
		return [{ kind: 'name', score: 1, why: 'The names are the same' }];
	}
	if (asked.comparable === '' || asked.comparable !== company.comparable) return [];
	const why = 'The names are the same but for legal form, accents and punctuation';
	return [{ kind: 'nameWithoutForm', score: 0.95, why }];
}

function fitsOfName(asked: Asked, company: IndexedCompany): readonly Fit[] {
	const same = sameName(asked, company);
	if (same.length > 0) return same;
	return [
		...(isStem(asked.oneWord) && asked.oneWord === company.stem
			? [weak(0.8, "The company's web address has the tenant's name")]
			: []),
		...partOfName(asked.comparable, company.comparable),
		...alike(asked.comparable, company.comparable, 0.85, 'The names are alike'),
	];
}

function fitsOfDomain({ whole, stem }: AskedDomain, company: IndexedCompany): readonly Fit[] {
	if (whole === company.domain) {
		return [
			{ kind: 'domain', score: 0.95, why: "The domain is that of the company's web address" },
		];
	}
	if (isWithin(whole, company.domain)) {
		return [weak(0.85, 'One of the domain and the web address is part of the other')];
	}
	if (!isStem(stem)) return [];
	return [
		...(stem === company.stem
			? [weak(0.8, "The company's web address has the same name in another domain")]
			: []),
		...(stem === company.oneWord ? [weak(0.8, "The domain has the company's name")] : []),
		...alike(stem, company.oneWord, 0.75, "The domain is like the company's name"),
	];
}

function isWithin(domain: string, other: string | null): boolean {
	return other !== null && (domain.endsWith(`.${other}`) || other.endsWith(`.${domain}`));
}

function weak(score: number, why: string): Fit {
	return { kind: 'weak', score, why };
}

function isStem(text: string): boolean {
	return text.length >= shortestStem;
}

/** Whole words of one name that are the whole other name; the more of it, the better. */
function partOfName(one: string, other: string): readonly Fit[] {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	if (!isStem(short) || !` ${long} `.includes(` ${short} `)) return [];
	const score = rounded(0.6 + 0.2 * (short.length / long.length));
	return [weak(score, 'One name is part of the other')];
}

/** Likeness: the share of letters that need no change; below a limit it means nothing. */
function alike(one: string, other: string, most: number, why: string): readonly Fit[] {
	const length = Math.max(one.length, other.length);
	const fewest = Math.abs(one.length - other.length);
	if (!isStem(one) || !isStem(other) || 1 - fewest / length < leastLikeness) return [];
	const likeness = 1 - distance(one, other) / length;
	return likeness < leastLikeness ? [] : [weak(rounded(most * likeness), why)];
}

function rounded(score: number): number {
	return Math.round(score * 100) / 100;
}
