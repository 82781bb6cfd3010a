import type { FaultSpec } from '../standinProcess.cts';
import { errorsOf, ticket } from './autotask.cts';
import { useAutotask } from './running.cts';

const { admin, autotask } = useAutotask();
const create = async (): Promise<number> => (await autotask().post('/Tickets', ticket())).status;
const rows = async (): Promise<number> => (await admin().tickets()).length;
const onCreate = (effect: FaultSpec['effect'], more: Partial<FaultSpec> = {}): FaultSpec => ({
	method: 'POST',
	path: '/Tickets',
	effect,
	...more,
});

describe('faults', () => {
	it('an answer before the commit: nothing is written', async () => {
		const body = { errors: ['deadlock'] };
		const effect = { kind: 'answer', status: 503, body, when: 'beforeCommit' } as const;
		await admin().addFault(onCreate(effect));
		const answer = await autotask().post('/Tickets', ticket());
		expect([answer.status, errorsOf(answer)]).toEqual([503, ['deadlock']]);
		expect(await rows()).toBe(0);
		expect([await create(), await rows()]).toEqual([200, 1]);
	});

	it('an answer after the commit: the row is there', async () => {
		const headers = { 'retry-after': '3' };
		const body = '<h1>Bad Gateway</h1>';
		const effect = { kind: 'answer', status: 502, body, headers, when: 'afterCommit' } as const;
		await admin().addFault(onCreate(effect));
		const answer = await autotask().post('/Tickets', ticket());
		expect([answer.status, answer.text]).toEqual([502, body]);
		expect(answer.headers['content-type']).toMatch(/html/);
		expect(answer.headers['retry-after']).toBe('3');
		expect(await rows()).toBe(1);
	});

	it.each([
		['beforeCommit', 0],
		['afterCommit', 1],
	] as const)('a connection cut %s leaves %d rows', async (when, left) => {
		await admin().addFault(onCreate({ kind: 'cut', when }));
		await expect(create()).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(await rows()).toBe(left);
		const { endpoints } = await admin().counters();
		expect(endpoints['Tickets']).toMatchObject({ inFlight: 0, statuses: { 0: 1 } });
	});

	it('a timeout after the commit: the row is there, the answer never comes', async () => {
		await admin().addFault(onCreate({ kind: 'hold', when: 'afterCommit' }));
		await expect(autotask().post('/Tickets', ticket(), { timeout: 150 })).rejects.toThrow(
			/timeout/,
		);
		expect(await rows()).toBe(1);
	});

	it('a request held before its commit is written late, though the client has gone', async () => {
		const id = await admin().addFault(onCreate({ kind: 'hold', when: 'beforeCommit' }));
		await expect(autotask().post('/Tickets', ticket(), { timeout: 150 })).rejects.toThrow(
			/timeout/,
		);
		expect(await rows()).toBe(0);
		await admin().releaseFault(id);
		while ((await rows()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(await rows()).toBe(1);
	});

	it('a request held over a reset is not written', async () => {
		await admin().addFault(onCreate({ kind: 'hold', when: 'beforeCommit' }));
		const held = create();
		const settled = expect(held).rejects.toThrow(/socket hang up|ECONNRESET/);
		while ((await admin().faults())[0]?.holding !== 1) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		await admin().reset();
		await settled;
		expect(await rows()).toBe(0);
	});

	it('a delay', async () => {
		await admin().addFault(onCreate({ kind: 'delay', ms: 150, when: 'afterCommit' }));
		const began = performance.now();
		expect(await create()).toBe(200);
		expect(performance.now() - began).toBeGreaterThanOrEqual(145);
	});

	it('truncated JSON, after the commit', async () => {
		await admin().addFault(onCreate({ kind: 'truncate' }));
		const answer = await autotask().post('/Tickets', ticket());
		expect([answer.status, answer.json]).toEqual([200, undefined]);
		expect(answer.text).toMatch(/^\{"itemI/);
		expect(await rows()).toBe(1);
	});

	it('strike by method, path pattern, body, after some requests and so often', async () => {
		const effect = { kind: 'answer', status: 504, when: 'beforeCommit' } as const;
		const spec = { path: '/tick*', bodyContains: 'needle', skip: 1, count: 2, effect };
		const id = await admin().addFault({ method: 'post', ...spec });
		const post = async (title: string): Promise<number> =>
			(await autotask().post('/Tickets', ticket({ title }))).status;
		expect((await autotask().get('/Tickets/1')).status).toBe(200);
		const statuses = [];
		for (const title of ['hay', 'needle', 'needle', 'hay', 'needle', 'needle']) {
			statuses.push(await post(title));
		}
		expect(statuses).toEqual([200, 200, 504, 200, 504, 200]);
		expect(await admin().faults()).toEqual([
			expect.objectContaining({ id, struck: 2, holding: 0 }),
		]);
		await admin().clearFaults();
		expect(await admin().faults()).toEqual([]);
	});

	it('strike by chance from a fixed sequence', async () => {
		const effect = { kind: 'answer', status: 504, when: 'beforeCommit' } as const;
		const run = async (): Promise<readonly number[]> => {
			await admin().clearFaults();
			await admin().addFault({ path: '/Version', count: 0, probability: 0.5, effect });
			const statuses: number[] = [];
			for (let call = 0; call < 20; call++) {
				statuses.push((await autotask().get('/Version')).status);
			}
			return statuses;
		};
		const first = await run();
		expect(new Set(first)).toEqual(new Set([200, 504]));
		expect(await run()).toEqual(first);
	});

	it('a fault that makes no sense is refused', async () => {
		const effect = { kind: 'answer', status: 42, when: 'beforeCommit' } as const;
		await expect(admin().addFault({ path: '/Tickets', effect })).rejects.toThrow(/400/);
	});
});
