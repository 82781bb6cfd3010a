import { field, ticket } from './autotask.cts';
import type { Row } from './autotask.cts';
import { createsOf } from './creates.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const { refusal, created } = createsOf(autotask);
const noDue = { dueDateTime: null };
const resource = 29682900;
const engineer = 29682834;

describe('a create', () => {
	it('answers 200 with the id alone', async () => {
		const answer = await autotask().post('/Tickets', ticket());
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({ itemId: expect.any(Number) as number });
		expect(await admin().tickets()).toHaveLength(1);
	});

	it('takes upper and lower case names, a trailing comma, numbers and booleans as texts', async () => {
		const body = `{ "id":"0", "companyID": 0, "QueueID": "5", "DUEDATETIME": "2030-03-21T00:00:00",
			"priority": "2", "status": 5, "isVisibleToComanaged": "True", "title": "Sample, }", }`;
		const answer = await autotask().post('/Tickets', body);
		expect(await autotask().ticket(Number(field(answer.json, 'itemId')))).toMatchObject({
			companyID: 0,
			queueID: 5,
			priority: 2,
			status: 5,
			isVisibleToComanaged: true,
			title: 'Sample, }',
			dueDateTime: '2030-03-21T00:00:00.000Z',
		});
	});

	it('ignores unknown and read-only fields without a word', async () => {
		const row = await created({ priorityy: 1, createDate: '2001-01-01T00:00:00', rmmAlertID: 'x' });
		expect(row['rmmAlertID']).toBeNull();
		expect(row['createDate']).not.toContain('2001');
		expect(row).not.toHaveProperty('priorityy');
	});

	it('refuses a boolean for a whole number', async () => {
		expect(await refusal({ queueID: true })).toEqual([
			'Unexpected character encountered while parsing value: t',
		]);
	});

	it('sets number, dates and creator, and reads unset texts as "" or null by field', async () => {
		const row = await created({});
		expect(row['ticketNumber']).toMatch(/^T\d{8}\.0001$/);
		expect(row).toMatchObject({
			creatorResourceID: 29682885,
			lastActivityResourceID: 29682885,
			completedDate: null,
			externalID: '',
			resolution: '',
			purchaseOrderNumber: '',
			description: null,
			rmmAlertID: null,
		});
		expect(row['createDate']).toBe(row['lastActivityDate']);
		expect(Math.abs(Date.parse(String(row['createDate'])) - Date.now())).toBeLessThan(5000);
	});

	it.each([
		['number', expect.any(Number) as number],
		['text', expect.stringMatching(/^\d+$/) as string],
		['zero', 0],
		['absent', undefined],
	] as const)('answers the id as %s', async (itemIdForm, itemId) => {
		await set({ itemIdForm });
		expect(field((await autotask().post('/Tickets', ticket())).json, 'itemId')).toEqual(itemId);
	});
});

describe('required fields', () => {
	it('are named one an answer, the first missing', async () => {
		expect(await refusal({ title: '', companyID: null })).toEqual([
			'Missing Required Field: title',
		]);
		expect(await refusal({ companyID: null, priority: null })).toEqual([
			'Missing Required Field: companyID',
		]);
		expect(await refusal({ priority: null })).toEqual(['Missing Required Field: priority']);
		expect(await refusal({ status: null })).toEqual(['Missing Required Field: status']);
	});

	it('company 0 counts as set', async () => {
		expect((await created({ companyID: 0 }))['companyID']).toBe(0);
	});

	it('queue, or assignee with role', async () => {
		const text =
			'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty. Supply a queueID or both an assignedResourceID and assignedResourceRoleID.';
		expect(await refusal({ queueID: null })).toEqual([text]);
		const assigned = { assignedResourceID: resource, assignedResourceRoleID: engineer };
		expect(await created({ queueID: null, ...assigned })).toMatchObject(assigned);
		await set({ queueRule: 'categoryDecides' });
		expect((await created({ queueID: null, ticketCategory: 3 }))['queueID']).toBeNull();
		expect(await refusal({ queueID: null, ticketCategory: 113 })).toEqual(['queueID is required']);
	});

	it('the work type, where the switch says so', async () => {
		await set({ billingCodeRequired: true });
		expect(await refusal({})).toEqual(['Missing Required Field: billingCodeID']);
		expect((await created({ billingCodeID: 29682804 }))['billingCodeID']).toBe(29682804);
	});

	it('a user-defined field, where the switch says so', async () => {
		await set({ requiredUserDefinedField: true });
		expect(await refusal({})).toEqual(['Missing Required Field: Alert Handling']);
		const value = { name: 'alert handling', value: 'Security' };
		const row = await created({ userDefinedFields: [value] });
		expect(row['userDefinedFields']).toContainEqual({ name: 'Alert Handling', value: 'Security' });
	});
});

describe('the due date', () => {
	it('is required by default', async () => {
		expect(await refusal(noDue)).toEqual(['dueDateTime is required.; on record number [0].']);
		await set({ dueDateRequired: false });
		expect((await created(noDue))['dueDateTime']).toBeNull();
	});

	it('may come from the category, or from the default category of the user', async () => {
		const hours = (row: Row): number =>
			(Date.parse(String(row['dueDateTime'])) - Date.parse(String(row['createDate']))) / 3_600_000;
		expect(hours(await created({ ...noDue, ticketCategory: 112 }))).toBe(24);
		await set({ apiUserDefaultCategory: 114 });
		const row = await created(noDue);
		expect([row['ticketCategory'], hours(row)]).toEqual([114, 8]);
	});

	it('may be satisfied by a service level agreement', async () => {
		const fields = { ...noDue, serviceLevelAgreementID: 1, priority: 1 };
		expect(await refusal(fields)).toHaveLength(1);
		await set({ slaSatisfiesDueDate: true });
		expect((await created(fields))['dueDateTime']).not.toBeNull();
		expect(await refusal({ ...fields, serviceLevelAgreementID: 3 })).toHaveLength(1);
	});

	it('may be overridden by a service level agreement', async () => {
		const fields = { serviceLevelAgreementID: 2, dueDateTime: '2030-03-21T00:00:00Z' };
		expect((await created(fields))['dueDateTime']).toBe('2030-03-21T00:00:00.000Z');
		await set({ slaSetsDueDate: true });
		const row = await created(fields);
		expect(row['dueDateTime']).toBe(row['resolvedDueDateTime']);
		expect(row['dueDateTime']).not.toBe('2030-03-21T00:00:00.000Z');
		expect(await refusal({ ...fields, ...noDue })).toHaveLength(1);
	});
});

describe('the category', () => {
	it.each([
		['apiUserDefault', 112],
		['globalDefault', 3],
		['none', null],
	] as const)('of a ticket that names none is by %s', async (omittedCategory, category) => {
		await set({ omittedCategory, apiUserDefaultCategory: 112 });
		expect((await created({}))['ticketCategory']).toBe(category);
	});

	it('brings its field defaults only where the switch says so', async () => {
		const fields = { ticketCategory: 112, queueID: 29683482 };
		expect(await created(fields)).toMatchObject({ source: null, issueType: null });
		await set({ categoryDefaults: 'all' });
		expect(await created({ ...fields, status: null })).toMatchObject({
			status: 1,
			source: 8,
			ticketType: 5,
			issueType: 10,
			subIssueType: 136,
			queueID: 29683482,
		});
	});
});
