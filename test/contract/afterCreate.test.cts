import { until } from '../../tools/until.mts';
import { asRow, field, rowsOf, ticket } from './autotask.cts';
import type { Row } from './autotask.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const byKey = (key: string): readonly Row[] => [{ op: 'eq', field: 'externalID', value: key }];

const patienceMs = 4000;

describe('externalID', () => {
	const stored = async (id: number): Promise<unknown> =>
		(await autotask().ticket(id))['externalID'];
	const patched = async (id: number): Promise<unknown> => {
		await autotask().send('PATCH', '/Tickets', { id, externalID: 'op1-b' });
		return stored(id);
	};

	it('is kept, also twice', async () => {
		const ids = [
			await autotask().create({ externalID: 'op1-a' }),
			await autotask().create({ externalID: 'op1-a' }),
		];
		const rows = await autotask().rows('Tickets', byKey('op1-a'));
		expect(rows.map((row) => row['id'])).toEqual(ids);
	});

	it('may be accepted and not stored by a create only', async () => {
		await set({ externalIdStored: 'notOnCreate' });
		const id = await autotask().create({ externalID: 'op1-a' });
		expect([await stored(id), await patched(id)]).toEqual(['', 'op1-b']);
	});

	it('may never be stored', async () => {
		await set({ externalIdStored: 'never' });
		const id = await autotask().create({ externalID: 'op1-a' });
		expect([await stored(id), await patched(id)]).toEqual(['', '']);
	});
});

describe('workflow rules', () => {
	it("change and clear fields some time after the create, in the automation's name", async () => {
		const set1 = { status: 8, externalID: null, QueueID: 5 };
		await set({ workflowRules: [{ afterMs: 150, set: set1, when: { priority: 1 } }] });
		const other = await autotask().create({ externalID: 'op1-a', priority: 2 });
		const id = await autotask().create({ externalID: 'op1-b', priority: 1 });
		expect(await autotask().ticket(id)).toMatchObject({ status: 1, externalID: 'op1-b' });
		await until(
			async () => autotask().ticket(id),
			({ status }) => status === 8,
			patienceMs,
		);
		expect(await autotask().ticket(id)).toMatchObject({
			externalID: '',
			queueID: 5,
			lastActivityResourceID: 4,
		});
		expect(await autotask().rows('Tickets', byKey('op1-b'))).toEqual([]);
		expect(await autotask().ticket(other)).toMatchObject({ status: 1, externalID: 'op1-a' });
	});
});

describe('the query index', () => {
	it('may lag behind, get by id does not', async () => {
		await set({ queryLagMs: 200 });
		const id = await autotask().create({ externalID: 'op1-a' });
		expect(await autotask().rows('Tickets', byKey('op1-a'))).toEqual([]);
		expect((await autotask().ticket(id))['externalID']).toBe('op1-a');
		await until(
			async () => autotask().rows('Tickets', byKey('op1-a')),
			({ length }) => length === 1,
			patienceMs,
		);
	});
});

describe('Duplicate Ticket Handling', () => {
	const first = { title: 'Same', externalID: 'op1-a' };
	const second = { title: 'SAME', externalID: 'op1-b', description: 'Second' };
	const answered = async (): Promise<unknown> => {
		const answer = await autotask().post('/Tickets', ticket(second));
		expect(answer.status).toBe(200);
		return field(answer.json, 'itemId');
	};
	const keys = async (): Promise<readonly string[]> =>
		(await admin().tickets()).map(({ externalID }) => externalID);

	it('merges into the older open ticket of company and title, as a note, and answers its id', async () => {
		await set({ duplicateHandling: 'answersOlderId' });
		const id = await autotask().create(first);
		expect(await answered()).toBe(id);
		const [older, ...others] = await admin().tickets();
		expect(others).toEqual([]);
		expect(older?.externalID).toBe('op1-a');
		expect(older?.notes).toEqual([
			expect.objectContaining({ noteType: 15, description: 'Second' }) as Row,
		]);
	});

	it('leaves other titles, other companies and complete tickets alone', async () => {
		await set({ duplicateHandling: 'answersOlderId' });
		const id = await autotask().create(first);
		await autotask().create({ ...second, title: 'Other' });
		await autotask().create({ ...second, companyID: 0 });
		await autotask().send('PATCH', '/Tickets', { id, status: 5 });
		await autotask().create(second);
		expect(await keys()).toEqual(['op1-a', 'op1-b', 'op1-b', 'op1-b']);
	});

	it('may answer a new id that no ticket has', async () => {
		await set({ duplicateHandling: 'answersNewIdGone' });
		const id = await autotask().create(first);
		const answer = Number(await answered());
		expect(answer).toBeGreaterThan(id);
		expect((await autotask().get(`/Tickets/${answer}`)).json).toEqual({ item: null });
		expect(await keys()).toEqual(['op1-a']);
	});

	it('may answer the id of a new ticket that is complete at once', async () => {
		await set({ duplicateHandling: 'answersNewIdClosed' });
		await autotask().create(first);
		const row = await autotask().ticket(Number(await answered()));
		expect(row).toMatchObject({ status: 5, externalID: 'op1-b' });
		expect(row['completedDate']).not.toBeNull();
	});

	it('may answer no id', async () => {
		await set({ duplicateHandling: 'answersNoId' });
		await autotask().create(first);
		expect(await answered()).toBeUndefined();
	});
});

describe('metadata', () => {
	it('picklists carry texts, parents and inactive values', async () => {
		const subIssue = await autotask().field('Tickets', 'subIssueType');
		expect(subIssue['picklistParentValueField']).toBe('issueType');
		expect(subIssue['picklistValues']).toContainEqual({
			value: '136',
			label: 'Account Compromise',
			isDefaultValue: false,
			sortOrder: 3,
			parentValue: '10',
			isActive: true,
			isSystem: false,
		});
		const queues = (await autotask().field('Tickets', 'queueID'))['picklistValues'];
		expect(queues).toContainEqual(expect.objectContaining({ value: '29683500', isActive: false }));
		expect(await autotask().field('Tickets', 'title')).toMatchObject({
			dataType: 'string',
			length: 255,
			isRequired: true,
			picklistValues: null,
		});
		expect(await autotask().field('Tickets', 'companyID')).toMatchObject({
			isReference: true,
			referenceEntityType: 'Company',
		});
		await set({ picklistValueForm: 'number' });
		const numbers = (await autotask().field('Tickets', 'subIssueType'))['picklistValues'];
		expect(numbers).toContainEqual(expect.objectContaining({ value: 136 }));
	});

	it("categories are the tenant's own", async () => {
		await admin().seed({ categories: [{ id: 150, name: 'Phishing', dueAfterHours: 2 }] });
		const values = (await autotask().field('Tickets', 'ticketCategory'))['picklistValues'];
		expect(values).toContainEqual(expect.objectContaining({ value: '150', label: 'Phishing' }));
		const id = await autotask().create({ ticketCategory: 150, dueDateTime: null });
		expect((await autotask().ticket(id))['dueDateTime']).not.toBeNull();
	});

	it('user-defined fields name their type, and which is required', async () => {
		const path = '/Tickets/entityInformation/userDefinedFields';
		const handling = async (): Promise<Row> => {
			const fields = field((await autotask().get(path)).json, 'fields');
			return asRow(Array.isArray(fields) ? fields[0] : undefined);
		};
		expect(await handling()).toMatchObject({
			name: 'Alert Handling',
			type: 'string',
			isRequired: false,
			isPickList: true,
		});
		await set({ requiredUserDefinedField: true });
		expect((await handling())['isRequired']).toBe(true);
	});

	it('the seed: the own company is 0, one company is inactive', async () => {
		const rows = rowsOf(
			(
				await autotask().post('/Companies/query', {
					filter: [{ op: 'gte', field: 'id', value: 0 }],
				})
			).json,
		);
		expect(rows[0]).toMatchObject({ id: 0, companyName: 'Example MSP' });
		expect(rows.filter((row) => row['isActive'] === false)).toHaveLength(1);
		expect(rows[0]).not.toHaveProperty('externalID');
	});
});
