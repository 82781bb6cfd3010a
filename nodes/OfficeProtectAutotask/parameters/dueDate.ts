import { IANAZone } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { DueDateRule } from '../routing/ticketSettings';
import { ticketOperations } from './operation';
import { ParameterProblem } from './parameterProblem';
import type { ParameterSource } from './parameterSource';
import { count, flag, isBlank, text, timeZone, valueOf } from './values';

/** Ten years of each unit; the ticket would be due as it is created with no hours at all. */
const limits = {
	hours: { least: 1, most: 87_600, words: 'hours' },
	days: { least: 0, most: 3_650, words: 'days' },
	businessDays: { least: 0, most: 2_600, words: 'business days' },
} as const satisfies Readonly<Record<DueDateRule['unit'], object>>;
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
		description: 'How many of the units to add; an expression that gives nothing means no due date',
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
			'Where days begin and the time of day counts. Empty means the zone in the workflow settings, which in n8n is America/New_York unless GENERIC_TIMEZONE or the workflow says otherwise. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Send Despite SLA',
		name: 'despiteSla',
		type: 'boolean',
		default: false,
		description:
			"Whether to send the due date even if the ticket category or 'Additional Fields' gives the ticket an SLA. An SLA of the contract or company is not known here, so the due date is sent in that case. Autotask may still let the SLA win.",
	},
];

export const dueDateProperty: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Due Date',
	description:
		'Without one the ticket category or the SLA decides. If neither does and Autotask demands a due date, 24 hours from now is sent.',
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
	if (!filled.success || isBlank(filled.data.rule['amount'])) {
		return { dueDate: null, dueDateDespiteSla: false };
	}
	const { rule } = filled.data;
	const time = valueOf('Due Date: Time of Day', timeOfDay, rule['timeOfDay']);
	const zone = valueOf('Due Date: Time Zone', timeZone, rule['timeZone']);
	const chosenUnit = valueOf('Due Date: Unit', unit, rule['unit'] ?? 'businessDays');
	return {
		dueDate: {
			amount: valueOf('Due Date: Amount', amountOf(chosenUnit), rule['amount']),
			unit: chosenUnit,
			after: valueOf('Due Date: Count From', after, rule['after'] ?? 'now'),
			timeZone: zone === '' ? workflowZone(source) : zone,
			timeOfDay: time === '' ? null : time.padStart(5, '0'),
		},
		dueDateDespiteSla: valueOf('Due Date: Send Despite SLA', flag(false), rule['despiteSla']),
	};
}

/** An amount of the unit, also as text. */
function amountOf(unit: DueDateRule['unit']) {
	const { least, most, words } = limits[unit];
	return count(1).refine((amount) => amount >= least && amount <= most, {
		message: `must be from ${least} to ${most} ${words}`,
	});
}

function workflowZone({ workflowTimeZone }: ParameterSource): string {
	if (IANAZone.isValidZone(workflowTimeZone)) return workflowTimeZone;
	throw new ParameterProblem(
		'Due Date: Time Zone',
		`is empty, and the zone of the workflow, '${workflowTimeZone}', is not known`,
		"Choose a zone there or in the workflow's settings.",
	);
}
