import type { INodeParameters } from 'n8n-workflow';
import { parseTicketSettings } from '../../../nodes/OfficeProtectAutotask/parameters/ticketSettings';
import { computed, sourceOf } from './nodeParameters.cts';
import { problemOf } from './problemOf.cts';

describe('ticket settings', () => {
	test('are ids or labels, whatever type an expression gives', () => {
		const values = { status: 8, priority: ' High ', ticketCategory: '3', queueID: null };
		expect(parseTicketSettings(computed(values))).toMatchObject({
			status: '8',
			priority: 'High',
			ticketCategory: '3',
			queueID: '',
		});
	});

	test.each(['status', 'priority', 'ticketCategory', 'queueID'])(
		'%s must be a single choice',
		(name) => {
			const problem = problemOf(() => parseTicketSettings(computed({ [name]: ['1', '2'] })));
			expect(problem.message).toMatch(/must be one name or ID; it is '\["1","2"\]'$/);
		},
	);

	test('a title keeps its placeholders, and none is empty', () => {
		const title = (options: INodeParameters) =>
			parseTicketSettings(sourceOf({ operation: 'createTicket', options })).titleTemplate;
		expect(title({ titleTemplate: '{{eventType}}' })).toBe('{{eventType}}');
		expect(title({ titleTemplate: ' {{tenant}}: {{user}} ' })).toBe('{{tenant}}: {{user}}');
		expect(title({})).toBe('');
	});
});

describe('due date', () => {
	const dueDateOf = (rule: object) => parseTicketSettings(computed({ dueDate: { rule } }));

	test('that was just added is one business day from now in the zone of the workflow', () => {
		const source = sourceOf({ operation: 'createTicket', dueDate: { rule: {} } });
		expect(parseTicketSettings(source)).toMatchObject({
			dueDate: {
				amount: 1,
				unit: 'businessDays',
				after: 'now',
				timeZone: 'America/Toronto',
				timeOfDay: null,
			},
			dueDateDespiteSla: false,
		});
	});

	test('is read as chosen', () => {
		const rule = {
			amount: '4',
			unit: 'hours',
			after: 'event',
			timeOfDay: '9:30',
			timeZone: 'Europe/Zurich',
			despiteSla: true,
		};
		expect(dueDateOf(rule)).toMatchObject({
			dueDate: {
				amount: 4,
				unit: 'hours',
				after: 'event',
				timeZone: 'Europe/Zurich',
				timeOfDay: '09:30',
			},
			dueDateDespiteSla: true,
		});
	});

	test.each([
		[{ amount: -1 }, "'Due Date: Amount' must be a whole number, 0 or more; it is '-1'"],
		[{ amount: 10_001 }, "'Due Date: Amount' is 10001, more than the 10000 that can be counted"],
		[
			{ unit: 'weeks' },
			"'Due Date: Unit' must be 'hours', 'days' or 'businessDays'; it is 'weeks'",
		],
		[{ after: 'mail' }, "'Due Date: Count From' must be 'event' or 'now'; it is 'mail'"],
		[
			{ timeOfDay: '25:00' },
			"'Due Date: Time of Day' must be a time of day such as '17:00'; it is '25:00'",
		],
		[
			{ timeZone: 'EST5' },
			"'Due Date: Time Zone' must be a time zone such as 'America/Toronto'; it is 'EST5'",
		],
	])('%j is refused', (rule, message) => {
		expect(problemOf(() => dueDateOf(rule)).message).toBe(message);
	});
});

describe('additional fields', () => {
	const schema = [
		{ id: 'source', displayName: 'Source', type: 'options' },
		{ id: 'estimatedHours', displayName: 'Estimated Hours', type: 'number' },
		{ id: 'udf:Reviewed On', displayName: 'Reviewed On (User-Defined)', type: 'dateTime' },
	];
	const fieldsOf = (value: unknown) =>
		parseTicketSettings(
			computed({ additionalFields: { mappingMode: 'defineBelow', value, schema } }),
		).additionalFields;

	test('are those that have a value', () => {
		const value = {
			source: '8',
			estimatedHours: 0,
			isVisibleToComanaged: false,
			contactID: null,
			purchaseOrderNumber: '',
		};
		expect(fieldsOf(value)).toEqual({
			source: '8',
			estimatedHours: 0,
			isVisibleToComanaged: false,
		});
		expect(fieldsOf(null)).toEqual({});
	});

	test.each([
		['2027-03-31T17:00:00', '2027-03-31T21:00:00.000Z'],
		['2027-03-31 17:00', '2027-03-31T21:00:00.000Z'],
		['2027-03-31T17:00:00+02:00', '2027-03-31T15:00:00.000Z'],
	])('the date %s is %s in UTC', (given, utc) => {
		expect(fieldsOf({ 'udf:Reviewed On': given })).toEqual({ 'udf:Reviewed On': utc });
	});

	test('a value that cannot be used is refused under the label of its field', () => {
		expect(problemOf(() => fieldsOf({ 'udf:Reviewed On': 'soon' })).message).toBe(
			"'Additional Fields: Reviewed On (User-Defined)' must be a date and time such as '2027-03-31T17:00:00'",
		);
		expect(problemOf(() => fieldsOf({ source: ['8'] })).message).toContain(
			"'Additional Fields: Source'",
		);
	});
});
