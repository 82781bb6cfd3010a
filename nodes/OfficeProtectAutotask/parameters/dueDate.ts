import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { DueDateRule } from '../routing/ticketSettings';
import { ticketOperations } from './operation';
import { ParameterProblem } from './parameterProblem';
import type { ParameterSource } from './parameterSource';
import { count, flag, text, timeZone, valueOf } from './values';

const unit = z.enum(['hours', 'days', 'businessDays'], {
	errorMap: () => ({ message: "must be 'hours', 'days' or 'businessDays'" }),
});
const after = z.enum(['event', 'now'], {
	errorMap: () => ({ message: "must be 'event' or 'now'" }),
});
const timeOfDay = text.refine((time) => time === '' || /^([01]?\d|2[0-3]):[0-5]\d$/.test(time), {
	message: "must be a time of day such as '17:00'",
});

const ruleValues: INodeProperties[] = [
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
		description: 'How many of the units to add',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		options: [
			{
				name: 'Business Days',
				value: 'businessDays',
				description: 'Monday to Friday; holidays are not known',
			},
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
		],
		default: 'businessDays',
	},
	{
		displayName: 'Count From',
		name: 'after',
		type: 'options',
		options: [
			{
				name: 'Event',
				value: 'event',
				description: 'When the event happened, or when the mail came if that is not known',
			},
			{ name: 'Now', value: 'now', description: 'When the ticket is created' },
		],
		default: 'now',
	},
	{
		displayName: 'Time of Day',
		name: 'timeOfDay',
		type: 'string',
		default: '',
		placeholder: 'e.g. 17:00',
		description:
			'Move the due date to this time; leave empty to keep the time that the count gives',
	},
	{
		displayName: 'Time Zone Name or ID',
		name: 'timeZone',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTimeZones' },
		default: '',
		description:
			'Where days begin and the time of day counts; without one it is the zone of the workflow. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Send Despite SLA',
		name: 'despiteSla',
		type: 'boolean',
		default: false,
		description:
			'Whether to send the due date also where an SLA is set by default. Autotask may still let the SLA win.',
	},
];

export const dueDateProperty: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Due Date',
	description: 'Without one the ticket category or the SLA decides',
	options: [{ displayName: 'Due Date', name: 'rule', values: ruleValues }],
	displayOptions: { show: { operation: ticketOperations } },
};

const collection = z.object({ rule: z.record(z.unknown()) });

/** The rule for due dates, null when there is none, and whether it counts beside an SLA. */
export function parseDueDate(source: ParameterSource): {
	readonly dueDate: DueDateRule | null;
	readonly dueDateDespiteSla: boolean;
} {
	const value = source.read('dueDate');
	const filled = collection.safeParse(value);
	if (!filled.success) return { dueDate: null, dueDateDespiteSla: false };
	const { rule } = filled.data;
	const time = valueOf('Due Date: Time of Day', timeOfDay, rule['timeOfDay']);
	const zone = valueOf('Due Date: Time Zone', timeZone, rule['timeZone']);
	return {
		dueDate: {
			amount: amountOf(rule['amount']),
			unit: valueOf('Due Date: Unit', unit, rule['unit'] ?? 'businessDays'),
			after: valueOf('Due Date: Count From', after, rule['after'] ?? 'now'),
			timeZone: zone === '' ? source.workflowTimeZone : zone,
			timeOfDay: time === '' ? null : time.padStart(5, '0'),
		},
		dueDateDespiteSla: valueOf('Due Date: Send Despite SLA', flag(false), rule['despiteSla']),
	};
}

const mostUnits = 10_000;

function amountOf(value: unknown): number {
	const amount = valueOf('Due Date: Amount', count(1), value);
	if (amount <= mostUnits) return amount;
	throw new ParameterProblem(
		'Due Date: Amount',
		`is ${amount}, more than the ${mostUnits} that can be counted`,
		"Open the node and choose a smaller amount or a larger unit under 'Due Date'.",
	);
}
