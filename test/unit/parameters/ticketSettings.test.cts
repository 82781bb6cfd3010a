import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { ParameterProblem } from '../../../nodes/OfficeProtectAutotask/parameters/parameterProblem';
import { parseTicketSettings } from '../../../nodes/OfficeProtectAutotask/parameters/ticketSettings';
import { countDueDate } from '../../../nodes/OfficeProtectAutotask/ticket/dueDate';
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

	test.each(['', ' ', null, undefined])('is none where an expression gives %j', (amount) => {
		const rule = { amount, unit: 'days', timeZone: 'Nowhere' };
		expect(dueDateOf(rule)).toMatchObject({ dueDate: null, dueDateDespiteSla: false });
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
		[{ amount: 1.5 }, "'Due Date: Amount' must be a whole number, 0 or more; it is '1.5'"],
		[{ amount: Infinity }, "'Due Date: Amount' must be a whole number, 0 or more; it is 'null'"],
		[{ amount: 0, unit: 'hours' }, "'Due Date: Amount' must be from 1 to 87600 hours; it is '0'"],
		[
			{ amount: '87601', unit: 'hours' },
			"'Due Date: Amount' must be from 1 to 87600 hours; it is '87601'",
		],
		[
			{ amount: 3_651, unit: 'days' },
			"'Due Date: Amount' must be from 0 to 3650 days; it is '3651'",
		],
		[
			{ amount: 2_601, unit: 'businessDays' },
			"'Due Date: Amount' must be from 0 to 2600 business days; it is '2601'",
		],
		[{ amount: 1e6 }, "'Due Date: Amount' must be from 0 to 2600 business days; it is '1000000'"],
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
			{ timeOfDay: 'noon' },
			"'Due Date: Time of Day' must be a time of day such as '17:00'; it is 'noon'",
		],
		[
			{ timeZone: 'EST5' },
			"'Due Date: Time Zone' must be a time zone such as 'America/Toronto'; it is 'EST5'",
		],
		[
			{ timeZone: 'Canada' },
			"'Due Date: Time Zone' must be a time zone such as 'America/Toronto'; it is 'Canada'",
		],
	])('%j is refused', (rule, message) => {
		expect(problemOf(() => dueDateOf({ amount: 1, ...rule })).message).toBe(message);
	});

	test.each([
		[{ amount: 1, unit: 'hours' }],
		[{ amount: 20_000, unit: 'hours' }],
		[{ amount: 87_600, unit: 'hours' }],
		[{ amount: 0, unit: 'days' }],
		[{ amount: 3_650, unit: 'days' }],
		[{ amount: 0, unit: 'businessDays' }],
		[{ amount: 2_600, unit: 'businessDays' }],
	])('%j can be counted', (rule) => {
		expect(dueDateOf(rule).dueDate).toMatchObject(rule);
	});

	test.each(['', 'DEFAULT'])('needs a zone of its own where the workflow has “%s”', (zone) => {
		const values = (timeZone: string) => ({
			...computed({ dueDate: { rule: { amount: 1, timeZone } } }),
			workflowTimeZone: zone,
		});
		expect(problemOf(() => parseTicketSettings(values(''))).message).toBe(
			`'Due Date: Time Zone' is empty, and the zone of the workflow, '${zone}', is not known`,
		);
		expect(parseTicketSettings(values('Europe/Zurich')).dueDate?.timeZone).toBe('Europe/Zurich');
	});

	test('gives nothing but what can be counted, whatever an expression gives', () => {
		const odd = fc.oneof(fc.anything(), fc.integer(), fc.constantFrom('0', '10000', ''));
		const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 4, arbitrary: usual }, odd);
		const amount = mostly(fc.nat({ max: 3_000 }));
		const unit = fc.constantFrom('hours', 'days', 'businessDays', undefined);
		const timeOfDay = mostly(fc.constantFrom('', '9:30', '24:00', '00:00', '7:5', '23:59'));
		const timeZone = mostly(fc.constantFrom('', 'UTC', 'Asia/Tokyo', 'Nowhere', '+02:00'));
		const rules = fc.record({ amount, unit, timeOfDay, timeZone });
		const now = DateTime.fromISO('2026-03-04T10:00:00Z', { zone: 'utc' });
		let counted = 0;
		fc.assert(
			fc.property(rules, (rule) => {
				const parsed = parsedOrNull(rule);
				if (parsed === null) return;
				counted += 1;
				const { dueAt } = countDueDate(parsed, now, now);
				expect(dueAt.isValid && dueAt > now).toBe(true);
				expect(dueAt < now.plus({ years: 11 })).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
		expect(counted).toBeGreaterThan(100);
	});

	function parsedOrNull(rule: object) {
		try {
			return dueDateOf(rule).dueDate;
		} catch (error) {
			expect(error).toBeInstanceOf(ParameterProblem);
			return null;
		}
	}
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
