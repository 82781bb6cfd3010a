import { contoso, fabrikam, northwind } from '../../test/standin/seed/companies.mts';
/** Tenants of the stand-in's companies, and as many more as an MSP of some size has. */
const named = [
	{ tenant: 'Contoso Ltd', companyID: contoso },
	{ tenant: 'Fabrikam Inc', companyID: fabrikam },
	{ tenant: 'Northwind Traders', companyID: northwind },
] as const;

const others = Array.from({ length: 297 }, (_, index) => ({
	tenant: `Customer ${String(index).padStart(3, '0')}`,
	companyID: named[index % named.length]?.companyID ?? named[0].companyID,
}));

export type MappedTenant = { readonly tenant: string; readonly companyID: number };

/** 300 rows: tenant → company. */
export const mappedTenants: readonly MappedTenant[] = [...named, ...others];

/** The tenant of the n-th alert. */
export function tenantOf(n: number): MappedTenant {
	return mappedTenants[n % mappedTenants.length] ?? named[0];
}

/** What is chosen in the node: the mapping as rows, a queue, and no limit of new tickets. */
export const nodeParameters = {
	operation: 'createTicket',
	tenantMapping: 'rows',
	tenants: {
		rows: mappedTenants.map(({ tenant, companyID }) => ({
			tenant,
			company: { __rl: true, mode: 'id', value: String(companyID) },
			flow: true,
		})),
	},
	ticketCategory: '114',
	queueID: '29683482',
	priority: '1',
	noise: { newTickets: 0 },
};
