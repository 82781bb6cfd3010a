import type { INodeProperties } from 'n8n-workflow';
import type { PriorityRow } from '../routing/eventTypeRules';
import { eventTypeOptions, eventTypesOfPriority, knownEventTypeOptions } from './eventTypeOptions';
import { ticketOperations } from './operation';
import type { ParameterSource } from './parameterSource';
import { newTicketsOption } from './run';
import { choice, rowsOf, texts, valueOf } from './values';

/** Which alerts make no ticket, and which a priority of their own. */
export interface NoiseParameters {
	readonly skippedEventTypes: readonly string[];
	/** The first row that names a type counts. */
	readonly priorityByEventType: readonly PriorityRow[];
}

/**
 * Each group is a row to add in one click; the suggested ones come filled in. What they suggest is
 * the default of a parameter, which stored workflows follow: another choice is another version of
 * the node.
 */
const priorityGroups = [
	{ name: 'rows', displayName: 'Event Types of Your Choice', eventTypes: [] },
	{
		name: 'urgent',
		displayName: 'Urgent Event Types (Suggested)',
		eventTypes: eventTypesOfPriority('high'),
	},
	{
		name: 'quiet',
		displayName: 'Quiet Event Types (Suggested)',
		eventTypes: eventTypesOfPriority('low'),
	},
];

function priorityRowValues(eventTypes: readonly string[]): INodeProperties[] {
	return [
		{
			displayName: 'Event Types',
			name: 'eventTypes',
			type: 'multiOptions',
			options: eventTypeOptions,
			default: [...eventTypes],
		},
		{
			displayName: 'Priority Name or ID',
			name: 'priority',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getPriorities' },
			default: '',
			description:
				'The priority of tickets for these. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	];
}

export const noiseProperties: INodeProperties[] = [
	{
		displayName: 'Noise',
		name: 'noise',
		type: 'collection',
		default: {},
		placeholder: 'Add setting',
		description: 'Fewer tickets, and the important ones first',
		options: [
			{
				displayName: 'Event Types to Skip',
				name: 'skippedEventTypes',
				type: 'multiOptions',
				options: knownEventTypeOptions,
				default: [],
				description: 'Alerts of these types make no ticket and leave by the second output',
			},
			newTicketsOption,
			{
				displayName: 'Priority by Event Type',
				name: 'priorityByEventType',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				default: {},
				placeholder: 'Add Row',
				description:
					'Overrides the priority for some event types. Of several rows for a type, those of your choice count first.',
				options: priorityGroups.map(({ name, displayName, eventTypes }) => ({
					name,
					displayName,
					values: priorityRowValues(eventTypes),
				})),
			},
		],
		displayOptions: { show: { operation: ticketOperations } },
	},
];

export function parseNoise(source: ParameterSource): NoiseParameters {
	const rows = source.read('noise.priorityByEventType');
	return {
		skippedEventTypes: valueOf(
			'Event Types to Skip',
			texts,
			source.read('noise.skippedEventTypes'),
		),
		priorityByEventType: priorityGroups.flatMap(({ name, displayName, eventTypes }) =>
			rowsOf(rows, name).flatMap((row) => priorityRows(displayName, row, eventTypes)),
		),
	};
}

function priorityRows(
	displayName: string,
	row: Readonly<Record<string, unknown>>,
	suggested: readonly string[],
): readonly PriorityRow[] {
	const priority = valueOf(`${displayName}: Priority`, choice, row['priority']);
	const given = row['eventTypes'] ?? suggested;
	const eventTypes = valueOf(`${displayName}: Event Types`, texts, given);
	return eventTypes.map((eventType) => ({ eventType, priority }));
}
