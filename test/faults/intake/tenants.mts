import { contoso, fabrikam, northwind } from '../../standin/seed/companies.mts';
/** A tenant, and the company of the stand-in's seed that its row of the mapping names. */
export type Tenant = {
	readonly name: string;
	readonly domain: string;
	readonly companyID: number | null;
};

const mapped: readonly [Tenant, ...Tenant[]] = [
	{ name: 'Contoso Ltd', domain: 'contoso.example', companyID: contoso },
	{ name: 'Fabrikam Inc', domain: 'fabrikam.example', companyID: fabrikam },
	{ name: 'Northwind Traders', domain: 'northwind.example', companyID: northwind },
	{ name: 'Tailspin Toys', domain: 'tailspin.example', companyID: 29683514 },
	{ name: 'Litware Inc', domain: 'litware.example', companyID: 29683516 },
];
const flowOff: Tenant = {
	name: 'Proseware Inc',
	domain: 'proseware.example',
	companyID: 29683517,
};
const unmapped: Tenant = { name: 'Adatum Corp', domain: 'adatum.example', companyID: null };

export const tenants = { mapped, flowOff, unmapped } as const;

/** The rows of the mapping, as the node takes them from data. */
export const mappingRows = [
	...mapped.map((tenant) => ({ ...rowOf(tenant), flow: true })),
	{ ...rowOf(flowOff), flow: false },
];

function rowOf({ name, companyID }: Tenant) {
	return { tenant: name, companyID, companyName: name };
}
