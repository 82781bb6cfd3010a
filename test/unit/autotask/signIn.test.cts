import { z } from 'zod';
import type { HttpAnswer } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import type { Renewal } from '../../../nodes/OfficeProtectAutotask/autotask/session';
import { answer, scripted, turns, unauthorized } from './scripted.cts';
import type { Scripted } from './scripted.cts';

const anything = z.unknown();
const ok = answer(200, { item: null });

async function readMany(client: Scripted['client'], count: number) {
	return Promise.all(
		Array.from({ length: count }, async (_, index) => client.get(`Tickets/${index}`, anything)),
	);
}

/** Answers 401 to the requests with these numbers and 200 to all others. */
const refusing =
	(...numbers: number[]) =>
	(_request: unknown, index: number): HttpAnswer =>
		numbers.includes(index) ? unauthorized : ok;

describe('the sign-in of a run', () => {
	test('the first call goes out alone, then up to three together', async () => {
		let firstAnswered = false;
		const { client, sent, peak } = scripted(async (_request, index) => {
			if (index > 0) return ok;
			await turns(20);
			expect(sent).toHaveLength(1);
			firstAnswered = true;
			return ok;
		});
		const verdicts = await readMany(client, 12);
		expect(firstAnswered).toBe(true);
		expect(verdicts.every(({ kind }) => kind === 'ok')).toBe(true);
		expect(peak()).toBe(3);
	});

	test('a 401 to the first call costs one request and one renewal, whatever waits', async () => {
		const { client, sent, renewals } = scripted(() => unauthorized);
		const verdicts = await readMany(client, 40);
		expect(sent).toHaveLength(1);
		expect(renewals()).toBe(1);
		expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['unauthorized']));
	});

	test('401 with three in flight: no fourth request, one renewal', async () => {
		const { client, sent, renewals } = scripted((_request, index) =>
			index === 0 ? ok : unauthorized,
		);
		await readMany(client, 40);
		expect(sent).toHaveLength(4);
		expect(renewals()).toBe(1);
	});

	test('after a renewal the refused calls are sent again and all succeed', async () => {
		const { client, sent, renewals } = scripted(refusing(4, 5), { renewal: 'ok' });
		const verdicts = await readMany(client, 15);
		expect(verdicts.every(({ kind }) => kind === 'ok')).toBe(true);
		expect(sent).toHaveLength(17);
		expect(renewals()).toBe(1);
	});

	test('a create that was answered 401 is sent again after the renewal', async () => {
		const { client, sent } = scripted(
			(_request, index) => (index === 0 ? unauthorized : answer(200, { itemId: 7 })),
			{ renewal: 'ok' },
		);
		expect(await client.create('Tickets', { title: 'A' })).toEqual({ kind: 'ok', value: 7 });
		expect(sent).toHaveLength(2);
	});

	test('the first call after a renewal goes out alone', async () => {
		let afterRenewal = 0;
		const run: Scripted = scripted(
			async (_request, index) => {
				if (index === 0) return ok;
				if (run.renewals() === 0) return unauthorized;
				afterRenewal += 1;
				if (afterRenewal === 1) {
					const before = run.sent.length;
					await turns(20);
					expect(run.sent).toHaveLength(before);
				}
				return ok;
			},
			{ renewal: 'ok' },
		);
		const verdicts = await readMany(run.client, 10);
		expect(verdicts.every(({ kind }) => kind === 'ok')).toBe(true);
		expect(afterRenewal).toBe(9);
	});

	test('a 401 after a renewal ends the run: five answers of 401 at most with two of a renewal', async () => {
		const { client, sent, renewals } = scripted(
			(_request, index) => (index === 0 ? ok : unauthorized),
			{ renewal: 'ok' },
		);
		const verdicts = await readMany(client, 40);
		const refusedBeforeAndAfter = sent.length - 1;
		expect(refusedBeforeAndAfter).toBe(4);
		expect(renewals()).toBe(1);
		expect(verdicts.filter(({ kind }) => kind === 'ok')).toHaveLength(1);
	});

	test('a 401 long after a renewal ends the run without another one', async () => {
		const { client, sent, renewals } = scripted(refusing(0, 5), { renewal: 'ok' });
		for (let count = 0; count < 4; count += 1) await client.get('Version', anything);
		expect((await client.get('Version', anything)).kind).toBe('unauthorized');
		expect((await client.get('Version', anything)).kind).toBe('unauthorized');
		expect(sent).toHaveLength(6);
		expect(renewals()).toBe(1);
	});

	const endings: readonly (readonly [Renewal, object])[] = [
		['unauthorized', { kind: 'unauthorized' }],
		['unreachable', { kind: 'refused', by: 'connection' }],
		[
			{ kind: 'signInFailed', message: 'The user may not add tickets' },
			{ kind: 'unauthorized', sentence: 'The user may not add tickets' },
		],
	];
	test.each(endings)('a renewal that comes to %j ends the run', async (renewal, verdict) => {
		const { client, sent } = scripted(() => unauthorized, { renewal });
		expect(await client.get('Version', anything)).toEqual(verdict);
		expect(await client.create('Tickets', {})).toEqual(verdict);
		expect(sent).toHaveLength(1);
	});

	test('signing in that fails before the first request ends the run without a renewal', async () => {
		const { client, sent, renewals } = scripted(() => ({
			kind: 'signInFailed',
			message: 'No zone knows the user',
		}));
		const verdicts = await readMany(client, 5);
		expect(sent).toHaveLength(1);
		expect(renewals()).toBe(0);
		expect(verdicts).toEqual(
			verdicts.map(() => ({ kind: 'unauthorized', sentence: 'No zone knows the user' })),
		);
	});
});
