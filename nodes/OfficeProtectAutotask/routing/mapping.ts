/** One row of the tenant mapping as given: by the node's rows or as data from an expression. */
export interface MappingRow {
	/** Name, domain, onmicrosoft.com name, GUID or recipient address of the tenant. */
	readonly tenant: string;
	/** Null: the tenant is known and not mapped. 0 is Autotask's own company, a valid id. */
	readonly companyID: number | null;
	readonly companyName: string | null;
	readonly flow: boolean;
}

/** An Autotask company as the routing needs it. */
export interface Company {
	readonly id: number;
	readonly companyName: string;
	readonly isActive: boolean;
}

export interface CompanyRef {
	readonly companyID: number;
	readonly companyName: string | null;
}

/** A company as a person would name it, such as `Contoso Ltd (company 175)`. */
export function describeCompany(company: CompanyRef): string {
	return company.companyName === null
		? `company ${company.companyID}`
		: `${company.companyName} (company ${company.companyID})`;
}
