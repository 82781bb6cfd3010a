import type { Company, MappingRow } from '../../../nodes/OfficeProtectAutotask/routing/mapping';
import { buildMapping } from '../../../nodes/OfficeProtectAutotask/routing/tenantMapping';
import type { Mapping } from '../../../nodes/OfficeProtectAutotask/routing/tenantMapping';

export const companies: ReadonlyMap<number, Company> = new Map(
	[
		{ id: 0, companyName: 'Our Own MSP', isActive: true },
		{ id: 175, companyName: 'Contoso Ltd', isActive: true },
		{ id: 176, companyName: 'Fabrikam Inc', isActive: true },
		{ id: 177, companyName: 'Northwind Traders', isActive: false },
	].map((company) => [company.id, company]),
);

/** Two of them as outcomes name them. */
export const contoso = { companyID: 175, companyName: 'Contoso Ltd' };
export const fabrikam = { companyID: 176, companyName: 'Fabrikam Inc' };

/** A mapping row; without more: flow on, the company's name not given. */
export function row(
	tenant: string,
	companyID: number | null,
	changes: Partial<MappingRow> = {},
): MappingRow {
	return { tenant, companyID, companyName: null, flow: true, ...changes };
}

export function mappingOf(...rows: readonly MappingRow[]): Mapping {
	return buildMapping(rows, companies);
}
