import { failureOf } from '../../../nodes/OfficeProtectAutotask/autotask/failures';
import { ticketUrl } from '../../../nodes/OfficeProtectAutotask/autotask/ticketUrl';
import type { Unsuccessful } from '../../../nodes/OfficeProtectAutotask/autotask/verdict';

const rejected = (text: string, status = 500): Unsuccessful => ({
	kind: 'rejected',
	status,
	errors: text === '' ? [] : [text],
});

describe('the failure that follows from a call', () => {
	test("a rejection carries Autotask's own words", () => {
		const failure = failureOf(rejected('queueID is required'), 'create the ticket');
		expect(failure).toMatchObject({
			code: 'settingInvalid',
			message: 'Autotask did not create the ticket: queueID is required',
			again: 'never',
			autotask: ['queueID is required'],
		});
	});

	test.each([
		[
			'The logged in Resource does not have the adequate permissions to create this entity type.',
			'permissionMissing',
		],
		[
			'Reference value on field: companyID of type: Company does not exist or is invalid.',
			'companyUnavailable',
		],
		['Picklist value [3] does not exist for priority', 'settingInvalid'],
		['Missing Required Field: title', 'settingInvalid'],
		['String value exceeds maximum length (field:description).', 'settingInvalid'],
		[
			'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty.',
			'settingInvalid',
		],
		['contactID is not associated to the companyID or its Parent Company', 'settingInvalid'],
		['Something that nobody has seen', 'ticketRejected'],
	])('%s → %s', (text, code) => {
		expect(failureOf(rejected(text), 'create the ticket').code).toBe(code);
	});

	test('403 without words is a missing permission', () => {
		const failure = failureOf(rejected('', 403), 'create the ticket');
		expect(failure.code).toBe('permissionMissing');
		expect(failure.message).toContain('403');
	});

	const others: readonly (readonly [Unsuccessful, string, string])[] = [
		[{ kind: 'refused', by: 'threadLimit' }, 'limitReached', 'later'],
		[{ kind: 'refused', by: 'hourlyLimit' }, 'limitReached', 'later'],
		[{ kind: 'refused', by: 'connection' }, 'autotaskUnreachable', 'later'],
		[{ kind: 'unauthorized' }, 'authorizationRefused', 'never'],
		[{ kind: 'uncertain', cause: 'timeout' }, 'outcomeUncertain', 'later'],
		[{ kind: 'uncertain', cause: 'cancelled' }, 'outcomeUncertain', 'later'],
		[{ kind: 'notSent', why: 'cancelled' }, 'cancelled', 'later'],
		[{ kind: 'notSent', why: 'budget' }, 'budgetSpent', 'later'],
	];
	test.each(others)('%j → %s, again %s', (verdict, code, again) => {
		const failure = failureOf(verdict, 'create the ticket');
		expect(failure).toMatchObject({ code, again });
		expect(failure.message).toContain('create the ticket');
		expect(failure.remedy).not.toBe('');
	});

	test('what the sign-in checks found out is what to do', () => {
		const sentence = 'The API user may not add tickets';
		const failure = failureOf({ kind: 'unauthorized', sentence }, 'create the ticket');
		expect(failure.remedy).toBe(sentence);
	});
});

describe('the address of a ticket', () => {
	const base = 'https://ww5.autotask.net/Autotask/AutotaskExtend/ExecuteCommand.aspx';
	test.each([
		[
			'https://ww5.autotask.net/',
			'T20260302.0001',
			`${base}?Code=OpenTicketDetail&TicketNumber=T20260302.0001`,
		],
		['https://ww5.autotask.net', null, `${base}?Code=OpenTicketDetail&TicketID=7`],
	])('below %s, number %s', (webUrl, ticketNumber, url) => {
		expect(ticketUrl(webUrl, { id: 7, ticketNumber })).toBe(url);
	});
});
