import { ParameterProblem } from '../../../nodes/OfficeProtectAutotask/parameters/parameterProblem';
import { parseOperation } from '../../../nodes/OfficeProtectAutotask/parameters/operation';
import { parseReaderOptions } from '../../../nodes/OfficeProtectAutotask/parameters/reading';
import { parseRouting } from '../../../nodes/OfficeProtectAutotask/parameters/routing';
import { parseRun } from '../../../nodes/OfficeProtectAutotask/parameters/run';
import { parseTenantList } from '../../../nodes/OfficeProtectAutotask/parameters/tenantList';
import { parseTestTicket } from '../../../nodes/OfficeProtectAutotask/parameters/testTicket';
import { problemOf } from './problemOf.cts';
import { computed, sourceOf } from './nodeParameters.cts';

describe('a node that nobody has changed', () => {
	test('reads every mail, in the ways that are built in', () => {
		expect(parseReaderOptions(sourceOf({ operation: 'readAlerts' }))).toEqual({
			allowedSenders: [],
			requireAuthentication: false,
			authservId: '',
			subjectPatterns: [],
			extraLabels: [],
			timeZone: '',
			dateFormat: '',
		});
	});

	test('maps no tenant and leaves every ticket setting to Autotask', () => {
		expect(parseRouting(sourceOf({ operation: 'createTicket' }))).toEqual({
			mappingRows: [],
			unmapped: { kind: 'skip' },
			matchUserDomain: false,
			skippedEventTypes: [],
			priorityByEventType: [],
			settings: {
				status: '',
				priority: '',
				ticketCategory: '',
				queueID: '',
				dueDate: null,
				dueDateDespiteSla: false,
				titleTemplate: '',
				includeIgnoreLink: false,
				additionalFields: {},
				remark: null,
			},
		});
	});

	test('creates 100 tickets a run at most', () => {
		expect(parseRun(sourceOf({ operation: 'createTicket' }))).toEqual({
			dryRun: false,
			newTickets: 100,
		});
	});

	test('asks for the company of a test ticket', () => {
		const parse = () => parseTestTicket(sourceOf({ operation: 'sendTestTicket' }));
		expect(problemOf(parse).message).toBe(
			"'Company' is empty, so there is no one to send the test ticket to",
		);
	});
});

describe('operation', () => {
	test('is taken from an expression', () => {
		expect(parseOperation(computed({ operation: 'sendTestTicket' }))).toBe('sendTestTicket');
	});

	test('that does not exist is named', () => {
		const { message } = problemOf(() => parseOperation(computed({ operation: 'deleteAll' })));
		expect(message).toContain("'Operation' must be");
		expect(message).toContain("it is 'deleteAll'");
	});
});

describe('run', () => {
	test.each([
		[0, 0],
		['25', 25],
		[null, 100],
	])('a limit of %j new tickets is %j', (newTickets, expected) => {
		expect(parseRun(computed({ noise: { newTickets } })).newTickets).toBe(expected);
	});

	test.each([-1, 2.5, 'many', true])('a limit of %j new tickets is refused', (newTickets) => {
		const problem = problemOf(() => parseRun(computed({ noise: { newTickets } })));
		expect(problem.message).toMatch(/^'New Tickets per Run' must be a whole number, 0 or more/);
	});

	test('a dry run is what an expression says in words', () => {
		expect(parseRun(computed({ dryRun: 'true' })).dryRun).toBe(true);
		expect(parseRun(computed({ dryRun: 'false' })).dryRun).toBe(false);
		expect(problemOf(() => parseRun(computed({ dryRun: 'perhaps' }))).message).toBe(
			"'Dry Run' must be true or false; it is 'perhaps'",
		);
	});
});

describe('reading options', () => {
	test('senders come from rows, from one text and from an expression that gives a list', () => {
		const allowedSenders = [
			'a@contoso.example, b@contoso.example',
			['*@fabrikam.example', ''],
			' ',
		];
		const { allowedSenders: parsed } = parseReaderOptions(
			computed({ options: { allowedSenders } }),
		);
		expect(parsed).toEqual(['a@contoso.example', 'b@contoso.example', '*@fabrikam.example']);
	});

	test('all of them are read', () => {
		const options = {
			requireAuthentication: true,
			authservId: ' mx.contoso.example ',
			subjectPatterns: ['Office Protect, alert'],
			extraLabels: {
				rows: [
					{ label: 'Mandant:', meaning: 'tenant' },
					{ label: '', meaning: 'user' },
				],
			},
			alertTimeZone: 'Europe/Zurich',
			dateFormat: 'dd.MM.yyyy HH:mm',
		};
		expect(parseReaderOptions(sourceOf({ operation: 'createTicket', options }))).toEqual({
			allowedSenders: [],
			requireAuthentication: true,
			authservId: 'mx.contoso.example',
			subjectPatterns: ['Office Protect, alert'],
			extraLabels: [{ label: 'Mandant', meaning: 'tenant' }],
			timeZone: 'Europe/Zurich',
			dateFormat: 'dd.MM.yyyy HH:mm',
		});
	});

	test('a time zone that does not exist is refused', () => {
		const options = { alertTimeZone: 'Mars/Olympus' };
		const problem = problemOf(() => parseReaderOptions(computed({ options })));
		expect(problem.message).toBe(
			"'Time Zone of Alerts' must be a time zone such as 'America/Toronto'; it is 'Mars/Olympus'",
		);
		expect(problem.failure).toMatchObject({ code: 'settingInvalid', again: 'never' });
		expect(problem.failure.remedy).toContain("'Time Zone of Alerts'");
	});

	test('a label with an unknown meaning is refused', () => {
		const options = { extraLabels: { rows: [{ label: 'Mandant', meaning: 'colour' }] } };
		expect(problemOf(() => parseReaderOptions(computed({ options })))).toBeInstanceOf(
			ParameterProblem,
		);
	});
});

describe('test ticket', () => {
	test('goes to the chosen company, 0 among them', () => {
		const testCompany = { __rl: true, mode: 'list', value: '0', cachedResultName: 'Our Own' };
		expect(parseTestTicket(sourceOf({ operation: 'sendTestTicket', testCompany }))).toEqual({
			company: { companyID: 0, companyName: 'Our Own' },
		});
	});

	test('goes to the company whose ID an expression gives', () => {
		expect(parseTestTicket(computed({ testCompany: 175 }))).toEqual({
			company: { companyID: 175, companyName: null },
		});
	});
});

describe('tenants to map', () => {
	test('are the lines of the list', () => {
		const tenantList = ' Contoso \r\n\nfabrikam.example\n';
		const source = sourceOf({ operation: 'suggestTenantMapping', tenantList });
		expect(parseTenantList(source)).toEqual(['Contoso', 'fabrikam.example']);
		expect(parseTenantList(sourceOf({ operation: 'suggestTenantMapping' }))).toEqual([]);
	});

	test('must be a text', () => {
		const { message } = problemOf(() => parseTenantList(computed({ tenantList: ['Contoso'] })));
		expect(message).toContain("'Tenants to Map' must be a text");
	});
});
