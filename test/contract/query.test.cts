import { contoso } from '../standin/seed/companies.mts';
import { errorsOf } from './autotask.cts';
import type { Row } from './autotask.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const eq = (name: string, value: unknown): Row => ({ op: 'eq', field: name, value });
const above = (id: number): Row => ({ op: 'gt', field: 'id', value: id });

async function titles(filter: readonly Row[], entity = 'Tickets'): Promise<readonly unknown[]> {
	return (await autotask().rows(entity, filter)).map((row) => row['title']);
}

describe('operators', () => {
	const dueDateTime = '2026-03-01T10:00:00Z';
	beforeEach(async () => {
		await admin().seed({
			tickets: [
				{ title: 'one', externalID: 'op1-AAA', priority: 1, queueID: 5, dueDateTime },
				{ title: 'two', externalID: 'op1-aab', priority: 2, companyID: contoso },
				{ title: 'three', externalID: 'opt1-x', priority: 3, status: 5, description: 'text' },
			],
		});
	});

	const cases: readonly (readonly [filter: Row, found: readonly string[]])[] = [
		[eq('priority', 2), ['two']],
		[eq('Priority', '2'), ['two']],
		[eq('EXTERNALID', 'OP1-AAA'), ['one']],
		[eq('companyID', 0), ['one', 'three']],
		[eq('queueID', null), []],
		[{ op: 'noteq', field: 'priority', value: 2 }, ['one', 'three']],
		[{ op: 'noteq', field: 'queueID', value: 8 }, ['one']],
		[{ op: 'gt', field: 'priority', value: 1 }, ['two', 'three']],
		[{ op: 'gte', field: 'priority', value: 2 }, ['two', 'three']],
		[{ op: 'lt', field: 'priority', value: 2 }, ['one']],
		[{ op: 'lte', field: 'priority', value: 2 }, ['one', 'two']],
		[{ op: 'beginsWith', field: 'externalID', value: 'op1-aa' }, ['one', 'two']],
		[{ op: 'endsWith', field: 'externalID', value: 'X' }, ['three']],
		[{ op: 'contains', field: 'title', value: 'w' }, ['two']],
		[{ op: 'exist', field: 'completedDate' }, ['three']],
		[{ op: 'notExist', field: 'completedDate' }, ['one', 'two']],
		[{ op: 'exist', field: 'resolution' }, ['one', 'two', 'three']],
		[{ op: 'notExist', field: 'description' }, ['one', 'two']],
		[{ op: 'in', field: 'priority', value: [1, 3] }, ['one', 'three']],
		[{ op: 'in', field: 'externalID', value: ['op1-aaa', 'opt1-X'] }, ['one', 'three']],
		[{ op: 'notIn', field: 'priority', value: [1, 3] }, ['two']],
		[{ op: 'lt', field: 'dueDateTime', value: '2026-03-01T10:00:01' }, ['one']],
		[{ op: 'lt', field: 'dueDateTime', value: '2026-03-01T10:00:00' }, []],
		[{ op: 'or', items: [eq('priority', 1), eq('title', 'three')] }, ['one', 'three']],
		[
			{
				op: 'and',
				items: [eq('companyID', 0), { op: 'or', items: [eq('priority', 3), eq('priority', 2)] }],
			},
			['three'],
		],
	];
	it.each(cases)('%j finds %j', async (filter, found) => {
		expect(await titles([filter])).toEqual(found);
	});

	it('the conditions of the list must all hold', async () => {
		expect(await titles([eq('companyID', 0), eq('priority', 3)])).toEqual(['three']);
	});

	it.each(['ne', 'noteExist', 'isnotnull', 'beginsw'])(
		'drops the unknown operator %s, the other conditions still count',
		async (op) => {
			const dropped = { op, field: 'title', value: 'one' };
			expect(await titles([dropped])).toEqual(['one', 'two', 'three']);
			expect(await titles([dropped, eq('priority', 2)])).toEqual(['two']);
			const group = { op: 'or', items: [dropped, eq('priority', 2)] };
			expect(await titles([group])).toEqual(['two']);
		},
	);

	it('finds user-defined values, one field a query', async () => {
		const userDefinedFields = [{ name: 'Alert Type', value: 'Sign-in' }];
		await autotask().create({ title: 'four', userDefinedFields });
		const condition = { op: 'eq', field: 'alert type', udf: true, value: 'SIGN-IN' };
		expect(await titles([condition])).toEqual(['four']);
		const answer = await autotask().post('/Tickets/query', { filter: [condition, condition] });
		expect(answer.status).toBe(500);
	});

	it('compares texts by case where the switch says so', async () => {
		await set({ stringComparison: 'caseSensitive' });
		expect(await titles([eq('externalID', 'op1-aaa')])).toEqual([]);
		expect(await titles([{ op: 'beginsWith', field: 'externalID', value: 'op1-A' }])).toEqual([
			'one',
		]);
	});

	it('`in` with texts may find nothing or be an error', async () => {
		const filter = [{ op: 'in', field: 'externalID', value: ['op1-aab'] }];
		await set({ inWithStrings: 'findsNothing' });
		expect(await titles(filter)).toEqual([]);
		await set({ inWithStrings: 'error500' });
		const answer = await autotask().post('/Tickets/query', { filter });
		expect(errorsOf(answer)).toEqual([
			"Conversion failed when converting varchar 'op1-aab' to data type int",
		]);
	});

	it('compares createDate by the day, or exactly', async () => {
		await admin().seed({ tickets: [{ title: 'old', createDate: '2024-05-05T12:00:00.000Z' }] });
		const filter = [
			{ op: 'gte', field: 'createDate', value: '2024-05-05T18:00:00' },
			{ op: 'lt', field: 'createDate', value: '2024-05-06T00:00:00' },
		];
		expect(await titles(filter)).toEqual(['old']);
		await set({ createDateFilter: 'exact' });
		expect(await titles(filter)).toEqual([]);
	});
});

describe('queries that are refused', () => {
	const refused: readonly (readonly [why: string, body: Row, text: string])[] = [
		['no filter', {}, 'Value cannot be null.\r\nParameter name: filters'],
		[
			'an unknown field',
			{ filter: [eq('projektID', 1)] },
			'Unable to find projektID in the Ticket Entity.',
		],
		[
			'a field that is not queryable',
			{ filter: [eq('creatorType', 1)] },
			'Unable to find creatorType in the Ticket Entity.',
		],
		[
			'a wrong type',
			{ filter: [eq('queueID', 'material')] },
			"Conversion failed when converting varchar 'material' to data type int",
		],
		[
			'a page of 0',
			{ maxRecords: 0, filter: [above(0)] },
			'maxCountOfRecordsToReturn must be between 1 and 500',
		],
		[
			'a page of 501',
			{ MaxRecords: 501, filter: [above(0)] },
			'maxCountOfRecordsToReturn must be between 1 and 500',
		],
		[
			'user-defined columns',
			{ IncludeFields: ['userDefinedFields'], filter: [above(0)] },
			'Unable to find userDefinedFields in the Ticket Entity',
		],
	];
	it.each(refused)('%s', async (_, body, text) => {
		const answer = await autotask().post('/Tickets/query', body);
		expect([answer.status, errorsOf(answer)]).toEqual([500, [text]]);
	});

	it('more than 500 conditions under `or`, each value of `in` counting, anywhere in the tree', async () => {
		const many = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
		const ors = (count: number): Row => ({
			op: 'or',
			items: many(count).map((id) => eq('id', id)),
		});
		const list = (count: number): Row => ({ op: 'in', field: 'id', value: many(count) });
		const status = async (filter: readonly Row[]): Promise<number> =>
			(await autotask().post('/Tickets/query', { filter })).status;
		expect(await status([ors(500)])).toBe(200);
		expect(await status([ors(501)])).toBe(500);
		expect(await status([list(501)])).toBe(500);
		expect(await status([{ op: 'and', items: [list(250), ors(251)] }])).toBe(500);
		const answer = await autotask().post('/Tickets/query', { filter: [list(501)] });
		expect(errorsOf(answer)).toEqual(["Queries are limited to 500 or fewer 'OR' conditions"]);
		await set({ inCountsAsOr: false });
		expect(await status([list(501)])).toBe(200);
	});

	it('a GET address of more than 2,048 characters is not found', async () => {
		const search = JSON.stringify({ filter: [eq('title', 'x'.repeat(2048))] });
		const answer = await autotask().get('/Tickets/query', { params: { search } });
		expect(answer.status).toBe(404);
		expect(answer.text).toContain('404 - File or directory not found.');
	});

	it('history knows one filter only', async () => {
		const id = await autotask().create();
		const filter = [eq('ticketID', id), above(0)];
		expect((await autotask().post('/TicketHistory/query', { filter })).status).toBe(500);
		expect(await autotask().rows('TicketHistory', [eq('ticketID', id)])).toHaveLength(1);
	});

	it('externalID, where the switch makes it not queryable', async () => {
		expect((await autotask().field('Tickets', 'externalID'))['isQueryable']).toBe(true);
		await set({ externalIdQueryable: false });
		expect((await autotask().field('Tickets', 'externalID'))['isQueryable']).toBe(false);
		const answer = await autotask().post('/Tickets/query', { filter: [eq('externalID', 'a')] });
		expect(errorsOf(answer)).toEqual(['Unable to find externalID in the Ticket Entity.']);
	});
});
