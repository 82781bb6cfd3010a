import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { byName, companyPage, loadCompanies } from '../autotask/companies';
import type { ListedCompany } from '../autotask/companies';
import { parseTenantMapping } from '../parameters/tenantMapping';
import { liveRead } from './live';

const doing = 'list its companies';

/** The active companies, 500 at a time; `filter` is looked for anywhere in the name. */
export async function searchCompanies(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { companies, next } = await liveRead(this, doing, (client) =>
		companyPage(client, filter ?? '', tokenId(paginationToken)),
	);
	return listOf(companies, next);
}

/** The same, with the companies of the tenant mapping's rows before all others. */
export async function searchTestCompanies(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const name = (filter ?? '').trim();
	const mapped = mappedIds(this);
	const { companies, next } = await liveRead(this, doing, (client) =>
		companyPage(client, name, tokenId(paginationToken)),
	);
	const others = companies.filter(({ id }) => !mapped.includes(id));
	if (paginationToken !== undefined || mapped.length === 0) return listOf(others, next);
	const first = await liveRead(this, doing, (client) => loadCompanies(client, mapped));
	const offered = [...first.values()].filter(
		(company) => company.isActive && contains(company.companyName, name),
	);
	return listOf([...byName(offered), ...others], next);
}

/** The companies of the rows in the editor; rows from an expression are not known there. */
function mappedIds(functions: ILoadOptionsFunctions): readonly number[] {
	const parameters = functions.getCurrentNodeParameters() ?? {};
	const shown = new Map<string, unknown>([['tenants', parameters['tenants']]]);
	try {
		const { mappingRows } = parseTenantMapping({
			read: (path) => shown.get(path),
			workflowTimeZone: functions.getTimezone(),
		});
		return [...new Set(mappingRows.flatMap(({ companyID }) => companyID ?? []))];
	} catch {
		// A row that cannot be used puts no company first; the run will say what is wrong with it.
		return [];
	}
}

function listOf(companies: readonly ListedCompany[], next: number | null): INodeListSearchResult {
	const results = companies.map(({ id, companyName }) => ({
		name: companyName,
		value: String(id),
	}));
	return next === null ? { results } : { results, paginationToken: String(next) };
}

function tokenId(paginationToken: string | undefined): number | null {
	return paginationToken === undefined ? null : Number(paginationToken);
}

function contains(companyName: string, name: string): boolean {
	return companyName.toLowerCase().includes(name.toLowerCase());
}
