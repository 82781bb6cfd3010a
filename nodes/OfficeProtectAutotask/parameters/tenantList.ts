import type { INodeProperties } from 'n8n-workflow';
import type { ParameterSource } from './parameterSource';
import { text, valueOf } from './values';

export const tenantListProperties: INodeProperties[] = [
	{
		displayName: 'Tenants to Map',
		name: 'tenantList',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. contoso.onmicrosoft.com',
		description:
			"One a line. The tenants of the input are added: of alerts, and of rows with a column 'tenant'.",
		displayOptions: { show: { operation: ['suggestTenantMapping'] } },
	},
];

/** The tenants of the list, as typed. */
export function parseTenantList(source: ParameterSource): readonly string[] {
	return valueOf('Tenants to Map', text, source.read('tenantList'))
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}
