import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';
import { readingOptions } from './reading';
import { tenantOptions } from './tenantMapping';
import { ticketOptions } from './ticketSettings';

/** What most users never change, of all groups. */
export const optionsProperties: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		placeholder: 'Add option',
		options: sortBy([...readingOptions, ...tenantOptions, ...ticketOptions], 'displayName'),
	},
];
