import { DateTime } from 'luxon';
import type { TicketSchema } from '../../../nodes/OfficeProtectAutotask/autotask/ticketSchema';
import type { PriorityRow } from '../../../nodes/OfficeProtectAutotask/routing/eventTypeRules';
import { ticketChecks } from '../../../nodes/OfficeProtectAutotask/setup/ticketChecks';
import type { TicketSettings } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';
import { category, field, noDefaults, sampleSchema } from '../ticket/sampleSchema.cts';
import { sampleSettings } from '../ticket/sampleSettings.cts';
import { told } from './checks.cts';

const now = DateTime.utc(2026, 3, 2, 8, 0, 0);
const complete = { status: 'New', priority: '2', ticketCategory: '3', queueID: '8' };
const dueInTwoDays: TicketSettings['dueDate'] = {
	amount: 2,
	unit: 'days',
	after: 'event',
	timeZone: 'UTC',
	timeOfDay: null,
};

function check(
	settings: Partial<TicketSettings> = {},
	schema: TicketSchema = sampleSchema(),
	priorityByEventType: readonly PriorityRow[] = [],
) {
	const chosen = { settings: sampleSettings({ ...complete, ...settings }), priorityByEventType };
	return ticketChecks(chosen, schema, now);
}

const problems = (checks: ReturnType<typeof check>) =>
	checks.filter(({ result }) => result !== 'passed');

describe('ticket settings', () => {
	test('pass, and say what new tickets get', () => {
		const checks = check({ dueDate: dueInTwoDays, additionalFields: { source: 'Email' } });
		expect(told(checks)).toEqual([
			'ticketSettings passed',
			'additionalFields passed',
			'dueDate passed',
			'requiredFields passed',
			'externalID passed',
		]);
		expect(checks[0]?.message).toBe(
			'New tickets get: Ticket Category (ticketCategory) "Standard", Status (status) "New", Priority (priority) "Medium", Queue (queueID) "Monitoring Alert".',
		);
		expect(checks[2]?.message).toBe('An alert of now would be due at 2026-03-04T08:00:00Z.');
	});

	test('say who decides where no due date is chosen', () => {
		const due = check({ dueDate: null }).find((one) => one.check === 'dueDate');
		expect(due?.message).toBe('No due date is sent: the ticket category or an SLA decides.');
	});

	test.each([
		[{ status: 'Old' }, 'is inactive in Autotask'],
		[{ status: '99' }, 'is not among the choices'],
		[{ priority: 'Urgent' }, 'is not among the choices'],
		[{ ticketCategory: 'Gone' }, 'is not among the choices'],
		[{ queueID: '77' }, 'is not among the choices'],
		[{ status: 'Complete' }, 'closes the ticket'],
	])('%j fails', (settings, words) => {
		const [first, ...others] = problems(check(settings));
		expect(first).toMatchObject({ check: 'ticketSettings', result: 'failed' });
		expect(first?.code).toBe('settingInvalid');
		expect(first?.message).toContain(words);
		expect(first?.remedy).not.toBe('');
		expect(others).toEqual([]);
	});

	test('all that is wrong is told at once', () => {
		const checks = check(
			{
				status: 'Old',
				additionalFields: { nonsense: 'x', source: 'Fax' },
			},
			sampleSchema({ fields: [field('monitorID', { isRequired: true })] }),
			[
				{ eventType: 'mfaDisabled', priority: 'Urgent' },
				{ eventType: 'newRule', priority: 'Urgent' },
				{ eventType: 'other', priority: 'High' },
				{ eventType: 'none', priority: ' ' },
			],
		);
		expect(told(problems(checks))).toEqual([
			'ticketSettings failed',
			'ticketSettings failed',
			'additionalFields failed',
			'requiredFields failed',
		]);
		expect(checks[1]?.message).toContain("In 'Priority by Event Type': ");
		expect(checks[2]?.message).toContain('"nonsense"');
		expect(checks[2]?.message).toContain('"Fax"');
		expect(problems(checks).at(-1)?.message).toContain('monitorID');
	});

	test('a default of the category that is inactive is a warning', () => {
		const schema = sampleSchema({
			categories: [category(3, { defaults: { ...noDefaults, ticketType: 5 } })],
		});
		const [first, ...others] = problems(check({}, schema));
		expect(first).toMatchObject({ check: 'ticketSettings', result: 'warning' });
		expect(first?.message).toContain('inactive');
		expect(others).toEqual([]);
	});
});

describe('an assignee instead of a queue', () => {
	const assignee = { assignedResourceID: 29, assignedResourceRoleID: 30 };

	test('is enough, and nothing is said of the queue', () => {
		const checks = check({ queueID: '', additionalFields: assignee });
		expect(problems(checks)).toEqual([]);
		expect(checks[0]?.message).not.toContain('queueID');
	});

	test('is enough whatever else is wrong with the additional fields', () => {
		const checks = check({ queueID: '', additionalFields: { ...assignee, nonsense: 'x' } });
		expect(told(problems(checks))).toEqual(['additionalFields failed']);
	});

	test('is not enough without a role', () => {
		const checks = check({ queueID: '', additionalFields: { assignedResourceID: 29 } });
		expect(told(problems(checks))).toEqual(['ticketSettings failed', 'additionalFields failed']);
	});
});

describe('required fields', () => {
	test('that an additional field sets wrongly are not told twice', () => {
		const schema = sampleSchema({ fields: [field('monitorID', { isRequired: true, length: 3 })] });
		const checks = check({ additionalFields: { monitorID: 'too long' } }, schema);
		expect(told(problems(checks))).toEqual(['additionalFields failed']);
	});

	test('that are user-defined are a warning, since Autotask may have a default', () => {
		const plain = sampleSchema();
		const handling = field('Alert Handling', { isRequired: true });
		const schema = {
			...plain,
			userDefinedFields: new Map([...plain.userDefinedFields, [handling.name, handling]]),
		};
		expect(problems(check({}, schema))).toMatchObject([
			{ check: 'requiredFields', result: 'warning' },
		]);
		expect(
			problems(check({ additionalFields: { 'udf:Alert Handling': 'Manual' } }, schema)),
		).toEqual([]);
		const wrong = { additionalFields: { 'udf:Alert Handling': 'Manual', nonsense: 'x' } };
		expect(told(problems(check(wrong, schema)))).toEqual(['additionalFields failed']);
	});
});

describe('the field of the alert key', () => {
	test.each([
		[{ without: ['externalID'] }, 'holds no externalID'],
		[{ fields: [field('externalID', { length: 50, isReadOnly: true })] }, 'read-only'],
		[{ fields: [field('externalID', { length: 40 })] }, 'takes 40 characters'],
	])('%j fails', (changes, words) => {
		const [first] = problems(check({}, sampleSchema(changes)));
		expect(first).toMatchObject({ check: 'externalID', result: 'failed' });
		expect(first?.message).toContain(words);
	});

	test('may state no length', () => {
		expect(problems(check({}, sampleSchema({ fields: [field('externalID')] })))).toEqual([]);
	});
});

test('metadata without a field that the node needs fails by its name', () => {
	const schema = sampleSchema({ without: ['priority'] });
	const [first] = problems(check({}, schema, [{ eventType: 'other', priority: 'High' }]));
	expect(first).toMatchObject({ check: 'ticketSettings', result: 'failed' });
	expect(first?.message).toContain('priority');
});
