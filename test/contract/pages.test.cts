import { errorsOf, field, rowsOf } from './autotask.cts';
import type { Row } from './autotask.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const above = (id: number): Row => ({ op: 'gt', field: 'id', value: id });

describe('columns', () => {
	it('shows id only when it is listed, or always', async () => {
		await autotask().create({ externalID: 'op1-a' });
		const more = { IncludeFields: ['Title', 'externalid'] };
		const shown = { title: 'An alert', externalID: 'op1-a', userDefinedFields: [] };
		expect(await autotask().rows('Tickets', [above(0)], more)).toEqual([shown]);
		await set({ idInIncludeFields: 'always' });
		const rows = await autotask().rows('Tickets', [above(0)], more);
		expect(rows).toEqual([{ ...shown, id: expect.any(Number) as number }]);
	});
});

describe('pages', () => {
	const filter = [above(0)];
	const pageOf = (json: unknown): unknown => field(json, 'pageDetails');
	const ids = (json: unknown): readonly number[] => rowsOf(json).map((row) => Number(row['id']));
	const nextOf = (json: unknown): string => String(field(pageOf(json), 'nextPageUrl'));
	beforeEach(async () => {
		await admin().seed({
			tickets: Array.from({ length: 1203 }, (_, index) => ({ title: `ticket ${index}` })),
		});
	});

	it('are of 500 rows, ascending by id, walked by POST with the same body', async () => {
		const walked: number[] = [];
		const sizes: number[] = [];
		let answer = await autotask().post('/Tickets/query', { filter });
		for (;;) {
			walked.push(...ids(answer.json));
			sizes.push(Number(field(pageOf(answer.json), 'count')));
			if (field(pageOf(answer.json), 'nextPageUrl') === null) break;
			answer = await autotask().post(nextOf(answer.json), { filter });
		}
		expect(sizes).toEqual([500, 500, 203]);
		expect(walked).toEqual([...new Set(walked)].sort((a, b) => a - b));
		expect(walked).toHaveLength(1203);
		const first = await autotask().post('/Tickets/query', { filter });
		const second = await autotask().post(nextOf(first.json), { filter });
		const back = String(field(pageOf(second.json), 'prevPageUrl'));
		expect(ids((await autotask().post(back, { filter })).json)).toEqual(ids(first.json));
		expect(pageOf(first.json)).toMatchObject({ count: 500, requestCount: 500, prevPageUrl: null });
	});

	it('a walk begun with POST: GET gets 405, a POST without body 500', async () => {
		const first = await autotask().post('/Tickets/query', { filter, maxRecords: 2 });
		const got = await autotask().get(nextOf(first.json));
		expect([got.status, got.json]).toEqual([
			405,
			{ Message: "The requested resource does not support http method 'GET'." },
		]);
		const posted = await autotask().send('POST', nextOf(first.json));
		expect(posted.status).toBe(500);
		expect(String(errorsOf(posted)[0])).toMatch(/Parameter name: filters$/);
		await set({ getOnPostPage: 'empty' });
		expect(rowsOf((await autotask().get(nextOf(first.json))).json)).toEqual([]);
	});

	it('a walk begun with GET goes on with GET, the search in the address', async () => {
		const search = JSON.stringify({ maxRecords: 2, filter });
		const first = await autotask().get('/Tickets/query', { params: { search } });
		const second = await autotask().get(nextOf(first.json));
		expect(second.status).toBe(200);
		expect(ids(second.json)).toEqual(ids(first.json).map((id) => id + 2));
	});
});
