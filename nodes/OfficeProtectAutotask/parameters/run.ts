import type { INodeProperties } from 'n8n-workflow';
import { ticketOperations } from './operation';
import type { ParameterSource } from './parameterSource';
import { count, flag, valueOf } from './values';

/** How a run goes about it. */
export interface RunParameters {
	readonly dryRun: boolean;
	/** New tickets at most; 0: no limit. */
	readonly newTickets: number;
}

const usualNewTickets = 100;

export const runProperties: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only show what would be created, test tickets included: Autotask is read but not changed',
		displayOptions: { show: { operation: ticketOperations } },
	},
];

/** Entry of the *Noise* collection. */
export const newTicketsOption: INodeProperties = {
	displayName: 'New Tickets per Run',
	name: 'newTickets',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: usualNewTickets,
	description:
		'How many tickets a run creates at most, oldest alerts first. The others get theirs when a later run reads the same mails again; where mails come only once, as from a trigger, use 0. 0 means no limit.',
};

export function parseRun(source: ParameterSource): RunParameters {
	return {
		dryRun: valueOf('Dry Run', flag(false), source.read('dryRun')),
		newTickets: valueOf(
			newTicketsOption.displayName,
			count(usualNewTickets),
			source.read('noise.newTickets'),
		),
	};
}
