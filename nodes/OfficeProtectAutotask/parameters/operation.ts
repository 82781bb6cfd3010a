import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ParameterSource } from './parameterSource';
import { valueOf } from './values';

/** The operations: what they are called in parameters, in the editor and to an AI agent. */
const operationProperty = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Check Setup',
			value: 'checkSetup',
			action: 'Check setup',
			description:
				'Look whether everything that tickets need is in place, without changing anything',
		},
		{
			name: 'Create Ticket',
			value: 'createTicket',
			action: 'Create ticket from alert',
			description: 'Make one ticket of each alert, unless there is one already',
		},
		{
			name: 'Read Alerts',
			value: 'readAlerts',
			action: 'Read alerts from mail',
			description: 'Get one item for each alert in the incoming mails, without calling Autotask',
		},
		{
			name: 'Send Test Ticket',
			value: 'sendTestTicket',
			action: 'Send test ticket',
			description: 'Try the ticket settings out with a made-up alert for a company of your choice',
		},
		{
			name: 'Suggest Tenant Mapping',
			value: 'suggestTenantMapping',
			action: 'Suggest tenant mapping',
			description: 'Get the companies that tenants may be, as rows for the tenant mapping',
		},
	],
	default: 'createTicket',
} as const;

const { options } = operationProperty;

export type OperationName = (typeof options)[number]['value'];

export const operationProperties: INodeProperties[] = [
	{ ...operationProperty, options: [...options] },
];

/** What stands below the node on the canvas: the name of its operation. */
export const operationSubtitle = `={{ { ${options
	.map(({ name, value }) => `${value}: "${name}"`)
	.join(', ')} }[$parameter["operation"]] }}`;

/**
 * The operations that make tickets or check what tickets need. They share all parameters, so that
 * switching keeps them.
 */
export const ticketOperations: OperationName[] = ['checkSetup', 'createTicket', 'sendTestTicket'];

/** The operations that talk to Autotask. */
export const signedInOperations: OperationName[] = [...ticketOperations, 'suggestTenantMapping'];

const operationName = z.custom<OperationName>(
	(given) => options.some(({ value }) => value === given),
	{
		message:
			"must be 'checkSetup', 'createTicket', 'readAlerts', 'sendTestTicket' or 'suggestTenantMapping'",
	},
);

/** The operation; an expression may choose it, though one for all items of a run. */
export function parseOperation(source: ParameterSource): OperationName {
	return valueOf('Operation', operationName, source.read('operation'));
}
