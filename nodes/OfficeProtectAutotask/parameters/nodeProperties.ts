import type { INodeProperties } from 'n8n-workflow';
import { additionalFieldsProperty } from './additionalFields';
import { noiseProperties } from './noise';
import { operationProperties } from './operation';
import { optionsProperties } from './options';
import { runProperties } from './run';
import { tenantListProperties } from './tenantList';
import { tenantMappingProperties } from './tenantMapping';
import { testTicketProperties } from './testTicket';
import { ticketSettingsProperties } from './ticketSettings';

/** All parameters of the node, in the order in which they are shown. */
export const nodeProperties: INodeProperties[] = [
	...operationProperties,
	...testTicketProperties,
	...tenantListProperties,
	...tenantMappingProperties,
	...ticketSettingsProperties,
	additionalFieldsProperty,
	...noiseProperties,
	...runProperties,
	...optionsProperties,
];

/** The label of the parameter at `path`, such as `Title` for `options.titleTemplate`. */
export function displayNameOf(path: string): string {
	const [first, second] = path.split('.');
	const property = nodeProperties.find(({ name }) => name === first);
	const nested = property?.options?.find(({ name }) => name === second);
	const label = nested !== undefined && 'displayName' in nested ? nested : property;
	return label?.displayName.replace(/ Name or ID$/, '') ?? path;
}
