import { errorsOf, field, ticket } from './autotask.cts';
import type { Answer } from './autotask.cts';
import { useAutotask } from './running.cts';

const { standin, admin, autotask, set } = useAutotask();
const hold = { kind: 'hold', when: 'beforeCommit' } as const;
const threadText = 'The Autotask API thread threshold of 3 threads has been exceeded.';

/** Fills the thread slots of an endpoint and gives what lets go and gathers the answers. */
async function occupy(path: string, slots: number): Promise<() => Promise<readonly Answer[]>> {
	const id = await admin().addFault({ path, count: slots, effect: hold });
	const calls = Array.from({ length: slots }, async () => autotask().get(path));
	while ((await admin().faults())[0]?.holding !== slots) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return async () => {
		await admin().releaseFault(id);
		return Promise.all(calls);
	};
}

describe('the thread limit', () => {
	it('refuses the fourth call in flight on an endpoint with 429 and a text', async () => {
		const release = await occupy('/Tickets/1', 3);
		const fourth = await autotask().post('/Tickets', ticket());
		expect([fourth.status, errorsOf(fourth)]).toEqual([429, [threadText]]);
		expect(fourth.headers).not.toHaveProperty('retry-after');
		const elsewhere = [
			await autotask().get('/Companies/0'),
			await autotask().get('/Tickets/1/Notes'),
			await autotask().get('/zoneInformation?user=api-user@msp.example'),
		];
		expect(elsewhere.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200]);
		expect((await autotask().get('/Tickets/1')).status).toBe(200);
		expect(await admin().tickets()).toEqual([]);
		expect(await admin().counters()).toMatchObject({
			threadLimited: 1,
			endpoints: { Tickets: { peakInFlight: 4, inFlight: 0, statuses: { 200: 4, 429: 1 } } },
		});
	});

	it('may answer another status, and tell when to come back', async () => {
		await set({ threadLimitStatus: '500', retryAfterSeconds: 7 });
		const release = await occupy('/Tickets/1', 3);
		const fourth = await autotask().get('/Tickets/1');
		expect([fourth.status, errorsOf(fourth)]).toEqual([500, [threadText]]);
		expect(fourth.headers['retry-after']).toBe('7');
		await release();
	});

	it('counts ThresholdInformation, and can be another number', async () => {
		await set({ threadLimit: 1 });
		const release = await occupy('/ThresholdInformation', 1);
		expect((await autotask().get('/ThresholdInformation')).status).toBe(429);
		await release();
	});

	it('frees a slot some time after the answer', async () => {
		await set({ threadSlotLingerMs: 250, threadLimit: 1 });
		expect((await autotask().get('/Tickets/1')).status).toBe(200);
		expect((await autotask().get('/Tickets/1')).status).toBe(429);
		while ((await autotask().get('/Tickets/1')).status === 429) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		const { statuses } = (await admin().counters()).endpoints['Tickets'] ?? {};
		expect(statuses?.['200']).toBe(2);
	});
});

describe('the hourly threshold', () => {
	it('counts signed-in calls, ThresholdInformation itself among them', async () => {
		const read = async (): Promise<unknown> => (await autotask().get('/ThresholdInformation')).json;
		await autotask().get('/zoneInformation?user=api-user@msp.example');
		expect(await read()).toEqual({
			externalRequestThreshold: 10000,
			requestThresholdTimeframe: 60,
			currentTimeframeRequestCount: 1,
		});
		await autotask().get('/Version');
		expect(field(await read(), 'currentTimeframeRequestCount')).toBe(3);
		await set({ hourlyUsedByOthers: 1000 });
		expect(field(await read(), 'currentTimeframeRequestCount')).toBe(1004);
	});

	it.each(['429', '503'] as const)('refuses calls over the limit with %s', async (status) => {
		await set({ hourlyLimit: 2, hourlyLatency: false, hourlyLimitStatus: status });
		await autotask().get('/Version');
		await autotask().get('/Version');
		const third = await autotask().post('/Tickets', ticket());
		expect(third.status).toBe(Number(status));
		expect(errorsOf(third)).toHaveLength(1);
		expect(await admin().tickets()).toEqual([]);
		expect((await admin().counters()).hourlyLimited).toBe(1);
	});

	it.each([
		[4999, 0],
		[5000, 500],
		[7500, 1000],
	])('with %d calls used an answer takes %d ms longer', async (hourlyUsedByOthers, longer) => {
		await set({ hourlyUsedByOthers });
		const began = performance.now();
		await autotask().get('/Version');
		const took = performance.now() - began;
		expect(took).toBeGreaterThanOrEqual(longer - 5);
		expect(took).toBeLessThan(longer + 400);
	});
});

describe('load', () => {
	it('10,000 tickets are queried by key and walked in moments', async () => {
		const tickets = Array.from({ length: 10_000 }, (_, index) => ({
			title: `ticket ${index}`,
			externalID: `op1-${String(index).padStart(20, '0')}-group`,
		}));
		await admin().seed({ tickets, manyCompanies: 3000 });
		const items = tickets.slice(5000, 5200).map(({ externalID }) => ({
			op: 'beginsWith',
			field: 'externalID',
			value: externalID.slice(0, 24).toUpperCase(),
		}));
		const began = performance.now();
		for (let round = 0; round < 20; round++) {
			const rows = await autotask().rows('Tickets', [{ op: 'or', items }], {
				IncludeFields: ['id', 'externalID'],
			});
			expect(rows).toHaveLength(200);
		}
		expect(performance.now() - began).toBeLessThan(2000);
		const count = await autotask().post('/Companies/query/count', {
			filter: [{ op: 'gte', field: 'id', value: 0 }],
		});
		expect(field(count.json, 'queryCount')).toBe(3014);
	});

	it('latency is added to every answer', async () => {
		await set({ latencyMs: 120 });
		const began = performance.now();
		await autotask().get('/zoneInformation?user=api-user@msp.example');
		expect(performance.now() - began).toBeGreaterThanOrEqual(115);
		expect(standin().pid).toBeGreaterThan(0);
	});
});
