import type { INodeProperties } from 'n8n-workflow';
import type { MappingRow } from '../routing/mapping';
import type { RoutingChoices } from '../routing/rules';
import { companyLocator, parseCompany } from './company';
import { keepLast } from './keepLast';
import { mappingDataProperty, parseMappingData } from './mappingData';
import { ticketOperations } from './operation';
import type { ParameterSource } from './parameterSource';
import { flag, rowsOf, text, valueOf } from './values';

/** Who gets the tickets of which tenant; rows are in the order in which the user sees them. */
export type TenantMappingParameters = Pick<
	RoutingChoices,
	'mappingRows' | 'unmapped' | 'matchUserDomain'
>;

const tenantValues: INodeProperties[] = [
	{
		displayName: 'Tenant',
		name: 'tenant',
		type: 'string',
		default: '',
		placeholder: 'e.g. contoso.onmicrosoft.com',
		description:
			'How alerts name the tenant: its name, a domain, the onmicrosoft.com name or the tenant ID. The address that its alerts are sent to does as well.',
	},
	companyLocator({
		displayName: 'Company',
		name: 'company',
		description: 'The Autotask company that gets the tickets; without one the tenant is not mapped',
	}),
	{
		displayName: 'Flow',
		name: 'flow',
		type: 'boolean',
		default: true,
		description: 'Whether alerts of this tenant make tickets',
	},
];

export const tenantMappingProperties: INodeProperties[] = [
	{
		displayName: 'Tenant Mapping',
		name: 'tenantMapping',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Choose Companies Here',
				value: 'rows',
				description: 'A row for each tenant, with the company from a list',
			},
			{
				name: 'Take Rows From Data',
				value: 'data',
				description: 'Rows of a Data Table, a sheet or JSON, for many tenants or several workflows',
			},
		],
		default: 'rows',
		displayOptions: { show: { operation: ticketOperations } },
	},
	{
		displayName: 'Tenants',
		name: 'tenants',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			fixedCollection: { itemTitle: '={{ $collection.item.value.tenant }}' },
		},
		default: {},
		placeholder: 'Add Tenant',
		description:
			"Alerts of a tenant without a row make no ticket, unless 'Catch-All Company' is set in the options",
		options: [{ displayName: 'Tenant', name: 'rows', values: tenantValues }],
		displayOptions: { show: { operation: ticketOperations, tenantMapping: ['rows'] } },
	},
	mappingDataProperty,
];

/** Entries of the *Options* collection that decide where alerts go. */
export const tenantOptions: INodeProperties[] = [
	companyLocator({
		displayName: 'Catch-All Company',
		name: 'catchAllCompany',
		description:
			'Gets the alerts of tenants that are not mapped, with the reason in the ticket. Without it they make no ticket.',
		displayOptions: { show: { '/operation': ticketOperations } },
	}),
	{
		displayName: "Match the User's Domain",
		name: 'matchUserDomain',
		type: 'boolean',
		default: false,
		description:
			"Whether the domain of the affected user may tell the tenant when nothing else in the alert does. A guest in another customer's tenant can mislead it.",
		displayOptions: { show: { '/operation': ticketOperations } },
	},
];

export function parseTenantMapping(source: ParameterSource): TenantMappingParameters {
	const catchAll = parseCompany('Catch-All Company', source.read('options.catchAllCompany'));
	return {
		mappingRows:
			source.read('tenantMapping') === 'data'
				? parseMappingData(source.read('mappingData'))
				: chosenRows(source.read('tenants')),
		unmapped: catchAll === null ? { kind: 'skip' } : { kind: 'catchAll', company: catchAll },
		matchUserDomain: valueOf(
			"Match the User's Domain",
			flag(false),
			source.read('options.matchUserDomain'),
		),
	};
}

const chosenRows = keepLast((collection): readonly MappingRow[] =>
	rowsOf(collection, 'rows').map((row, index) => {
		const name = `Tenants, row ${index + 1}`;
		return {
			tenant: valueOf(`${name}: Tenant`, text, row['tenant']),
			companyID: parseCompany(`${name}: Company`, row['company'])?.companyID ?? null,
			// The name that the list showed is no claim of the user's: companies get renamed.
			companyName: null,
			flow: valueOf(`${name}: Flow`, flag(true), row['flow']),
		};
	}),
);
