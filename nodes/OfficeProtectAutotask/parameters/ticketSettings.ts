import type { INodeProperties } from 'n8n-workflow';
import type { TicketSettings } from '../routing/ticketSettings';
import { parseAdditionalFields } from './additionalFields';
import { dueDateProperty, parseDueDate } from './dueDate';
import { ticketOperations } from './operation';
import type { ParameterSource } from './parameterSource';
import { choice, flag, text, valueOf } from './values';

export const ticketSettingsProperties: INodeProperties[] = [
	{
		displayName: 'Ticket Category Name or ID',
		name: 'ticketCategory',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTicketCategories' },
		default: '',
		description:
			'Supplies the values that are left at their default here, as set up in Autotask under Service Desk. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { operation: ticketOperations } },
	},
	{
		displayName: 'Queue Name or ID',
		name: 'queueID',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getQueues' },
		default: '',
		description:
			'Where new tickets wait, in place of the queue of the ticket category. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { operation: ticketOperations } },
	},
	{
		displayName: 'Priority Name or ID',
		name: 'priority',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getPriorities' },
		default: '',
		description:
			'The priority of new tickets, unless their event type has one of its own. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { operation: ticketOperations } },
	},
	{
		displayName: 'Status Name or ID',
		name: 'status',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getStatuses' },
		default: '',
		description:
			'The status of new tickets; closed ones are not offered. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { operation: ticketOperations } },
	},
	dueDateProperty,
];

/** Entries of the *Options* collection that decide what a ticket says. */
export const ticketOptions: INodeProperties[] = [
	{
		displayName: "Include 'Ignore Event' Link",
		name: 'includeIgnoreLink',
		type: 'boolean',
		default: false,
		description:
			'Whether the description carries the link that makes Office Protect ignore such events. Anyone who can read the ticket could follow it.',
		displayOptions: { show: { '/operation': ticketOperations } },
	},
	{
		displayName: 'Title',
		name: 'titleTemplate',
		type: 'string',
		// The editor would turn a text with {{…}} into an expression.
		noDataExpression: true,
		default: '{{eventType}}',
		placeholder: 'e.g. {{eventType}}: {{user}}',
		description:
			'The title of new tickets. {{eventType}}, {{tenant}}, {{user}} and {{company}} are filled in.',
		displayOptions: { show: { '/operation': ticketOperations } },
	},
];

/** The ticket settings of an item, as chosen: ids and labels are looked up later. */
export function parseTicketSettings(source: ParameterSource): TicketSettings {
	return {
		status: valueOf('Status', choice, source.read('status')),
		priority: valueOf('Priority', choice, source.read('priority')),
		ticketCategory: valueOf('Ticket Category', choice, source.read('ticketCategory')),
		queueID: valueOf('Queue', choice, source.read('queueID')),
		...parseDueDate(source),
		titleTemplate: valueOf('Title', text, source.read('options.titleTemplate')),
		includeIgnoreLink: valueOf(
			"Include 'Ignore Event' Link",
			flag(false),
			source.read('options.includeIgnoreLink'),
		),
		additionalFields: parseAdditionalFields(source),
		remark: null,
	};
}
