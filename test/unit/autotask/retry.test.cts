import { z } from 'zod';
import type { HttpAnswer } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { pauseBeforeRetry } from '../../../nodes/OfficeProtectAutotask/autotask/retry';
import { answer, scripted, testContext, threadLimited } from './scripted.cts';

const anything = z.unknown();
const ok = answer(200, { item: null });
const created = answer(200, { itemId: 7 });
const reset: HttpAnswer = { kind: 'noAnswer', sent: 'maybe', cause: 'reset', message: '' };
const unconnected: HttpAnswer = { kind: 'noAnswer', sent: 'no', cause: 'connection', message: '' };
const hourly = (headers = {}) =>
	answer(429, { errors: ['The request threshold of 10000 has been exceeded.'] }, headers);

const thenOk =
	(first: HttpAnswer, times: number, last: HttpAnswer) => (_r: unknown, index: number) =>
		index < times ? first : last;

describe('sending again', () => {
	test.each([
		['a broken connection', reset],
		['a server error', answer(502, '<html></html>')],
		['an answer cut short', answer(200, '{"items":[')],
		['a connection that was refused', unconnected],
		['the thread limit', threadLimited],
	])('a read after %s', async (_name, first) => {
		const { client, sent } = scripted(thenOk(first, 2, ok));
		expect((await client.get('Tickets/1', anything)).kind).toBe('ok');
		expect(sent).toHaveLength(3);
	});

	test.each([
		['the thread limit', threadLimited],
		['a connection that was refused', unconnected],
	])('a create after %s, because it was not committed', async (_name, first) => {
		const { client, sent } = scripted(thenOk(first, 2, created));
		expect(await client.create('Tickets', {})).toEqual({ kind: 'ok', value: 7 });
		expect(sent).toHaveLength(3);
	});

	test.each([
		['a broken connection', reset, 'uncertain'],
		['a server error', answer(503, ''), 'uncertain'],
		['an answer cut short', answer(200, '{"itemId":'), 'uncertain'],
		['a deadlock', answer(500, { errors: ['deadlock victim'] }), 'uncertain'],
		['a rejection', answer(500, { errors: ['queueID is required'] }), 'rejected'],
	])('never a create after %s', async (_name, first, kind) => {
		const { client, sent } = scripted(thenOk(first, 1, created));
		expect((await client.create('Tickets', {})).kind).toBe(kind);
		expect(sent).toHaveLength(1);
	});

	test('never a read after a rejection', async () => {
		const { client, sent } = scripted(() => answer(500, { errors: ['Unable to find x'] }));
		expect((await client.get('Tickets/1', anything)).kind).toBe('rejected');
		expect(sent).toHaveLength(1);
	});

	test('not for ever', async () => {
		const { client, sent } = scripted(() => reset);
		expect(await client.get('Tickets/1', anything)).toEqual({ kind: 'uncertain', cause: 'reset' });
		expect(sent).toHaveLength(4);
	});

	test('not longer than the budget of the run, which all calls share', async () => {
		const context = testContext(1000);
		const { client, sent } = scripted(() => threadLimited, { context });
		const refused = { kind: 'refused', by: 'threadLimit' };
		expect(await client.create('Tickets', {})).toEqual(refused);
		const afterFirst = sent.length;
		expect(await client.create('Tickets', {})).toEqual(refused);
		expect(afterFirst).toBe(3);
		expect(sent).toHaveLength(4);
		expect(context.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1000);
	});

	test('the pauses double, and Retry-After counts as it is', async () => {
		const { client, context } = scripted(
			(_request, index) =>
				[
					threadLimited,
					threadLimited,
					answer(429, { errors: ['thread limit'] }, { 'retry-after': '5' }),
				][index] ?? ok,
		);
		await client.get('Tickets/1', anything);
		expect(context.waits).toEqual([300, 600, 5000]);
	});

	test('jitter takes away up to half of a pause', () => {
		const verdict = { kind: 'uncertain', cause: 'reset' } as const;
		const pause = (random: number) => pauseBeforeRetry(verdict, { tries: 1, isRead: true, random });
		expect([pause(0), pause(0.5), pause(1)]).toEqual([500, 375, 250]);
	});

	test('not after a cancel: neither a waiting nor a new call goes out', async () => {
		const context = testContext();
		const { client, sent } = scripted(
			() => {
				context.cancel();
				return threadLimited;
			},
			{ context },
		);
		const cancelled = { kind: 'notSent', why: 'cancelled' };
		expect(await client.create('Tickets', {})).toEqual(cancelled);
		expect(await client.get('Tickets/1', anything)).toEqual(cancelled);
		expect(sent).toHaveLength(1);
	});
});

describe('the hourly limit', () => {
	test('ends the call, and further calls do not go out for a minute', async () => {
		const context = testContext();
		const { client, sent } = scripted((_r, index) => (index === 0 ? hourly() : ok), { context });
		expect((await client.create('Tickets', {})).kind).toBe('refused');
		expect((await client.create('Tickets', {})).kind).toBe('refused');
		expect(sent).toHaveLength(1);
		await context.wait(60_000);
		expect((await client.get('Tickets/1', anything)).kind).toBe('ok');
	});

	test('a short Retry-After is waited for', async () => {
		const { client, sent, context } = scripted(thenOk(hourly({ 'retry-after': '9' }), 1, created));
		expect(await client.create('Tickets', {})).toEqual({ kind: 'ok', value: 7 });
		expect(context.waits).toEqual([9000]);
		expect(sent).toHaveLength(2);
	});

	const threshold = (used: number) => (request: { path: string }) =>
		request.path === 'ThresholdInformation'
			? answer(200, {
					externalRequestThreshold: 10_000,
					requestThresholdTimeframe: 60,
					currentTimeframeRequestCount: used,
				})
			: ok;

	test('near it, calls go slower and the person is told once', async () => {
		const { client, context, sent } = scripted(threshold(9300));
		for (let count = 0; count < 25; count += 1) await client.get('Tickets/1', anything);
		expect(sent.filter(({ path }) => path === 'ThresholdInformation')).toHaveLength(1);
		expect(context.hints).toHaveLength(1);
		expect(context.hints[0]).toContain('93 %');
		expect(context.waits).toEqual([1000, 1000, 1000, 1000]);
	});

	test('far from it, nothing is slowed down and reading it costs little', async () => {
		const { client, context, sent } = scripted(threshold(120));
		for (let count = 0; count < 200; count += 1) await client.get('Tickets/1', anything);
		expect(sent.filter(({ path }) => path === 'ThresholdInformation')).toHaveLength(1);
		expect(context.waits).toEqual([]);
		expect(context.hints).toEqual([]);
	});

	test('beside creates reading it waits twice as long, since it takes the place of one', async () => {
		const { client, sent } = scripted(threshold(120));
		const readings = () => sent.filter(({ path }) => path === 'ThresholdInformation').length;
		const getBesideCreate = async () =>
			Promise.all([client.get('Tickets/1', anything), client.create('Tickets', {})]);
		for (let count = 0; count < 19; count += 1) await getBesideCreate();
		expect(sent).toHaveLength(38);
		await client.get('Tickets/1', anything);
		expect(readings()).toBe(1);
		for (let count = 0; count < 199; count += 1) await getBesideCreate();
		expect(readings()).toBe(1);
		for (let count = 0; count < 2; count += 1) await getBesideCreate();
		expect(readings()).toBe(2);
	});

	test('a user who may not read it works on without', async () => {
		const { client } = scripted(({ path }) =>
			path === 'ThresholdInformation' ? answer(500, { errors: ['permissions'] }) : ok,
		);
		for (let count = 0; count < 30; count += 1) {
			expect((await client.get('Tickets/1', anything)).kind).toBe('ok');
		}
	});
});
