import { z } from 'zod';
import type { HttpAnswer } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import { answer, scripted, testContext } from './scripted.cts';
import type { Scripted } from './scripted.cts';

const anything = z.unknown();
const created = answer(200, { itemId: 7 });
const reset: HttpAnswer = { kind: 'noAnswer', sent: 'maybe', cause: 'reset', message: '' };

describe('an outage that answers nothing', () => {
	/** A run of which every call hangs until its time is over. */
	function hanging(context = testContext(), limits = createLimits()) {
		const timedOut = { kind: 'noAnswer', sent: 'maybe', cause: 'timeout', message: '' } as const;
		const run = scripted(
			({ timeoutMs }) => {
				context.passes(timeoutMs);
				return timedOut;
			},
			{ context, limits },
		);
		return { ...run, context };
	}

	test('costs a read one answer: the budget is spent by it', async () => {
		const { client, sent } = hanging();
		expect(await client.get('Tickets/1', anything)).toEqual({
			kind: 'uncertain',
			cause: 'timeout',
		});
		expect(sent).toHaveLength(1);
	});

	test('ends a run within minutes, however much it has to write and to look up', async () => {
		const { client, sent, context } = hanging();
		const begun = context.clock();
		for (let n = 0; n < 50; n += 1) await client.create('Tickets', {});
		for (let n = 0; n < 50; n += 1) await client.get('Tickets/1', anything);
		expect(await client.create('Tickets', {})).toEqual({ kind: 'notSent', why: 'budget' });
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
		expect(context.clock() - begun).toBeLessThan(100_000);
	});

	test('is none as long as other calls are answered', async () => {
		const context = testContext();
		let giveUp: (answered: HttpAnswer) => void = () => undefined;
		const { client } = scripted(
			(_request, index) => {
				context.passes(10_000);
				if (index !== 1) return created;
				return new Promise<HttpAnswer>((resolve) => {
					giveUp = resolve;
				});
			},
			{ context },
		);
		await client.create('Tickets', {});
		const hung = client.create('Tickets', {});
		for (let n = 0; n < 10; n += 1) await client.create('Tickets', {});
		giveUp(reset);
		expect((await hung).kind).toBe('uncertain');
		expect((await client.create('Tickets', {})).kind).toBe('ok');
	});

	describe('while a run waits for others of its process', () => {
		/** What each of five runs came to that began together and follow one another. */
		async function inTurn(call: (run: Scripted, index: number) => Promise<unknown>) {
			const context = testContext();
			const limits = createLimits();
			const runs = Array.from({ length: 5 }, () => hanging(context, limits));
			const begun = context.clock();
			for (const [index, run] of runs.entries()) await call(run, index);
			return { runs, lastedMs: context.clock() - begun, context, limits };
		}

		test('is none of the time of the last one, which sends nothing more', async () => {
			const { runs, lastedMs } = await inTurn(async ({ client }) => client.create('Tickets', {}));
			expect(runs.map(({ sent }) => sent.length)).toEqual([1, 0, 0, 0, 0]);
			expect(lastedMs).toBe(60_000);
		});

		test('leaves reads a little more time', async () => {
			const { runs, lastedMs } = await inTurn(async ({ client }) =>
				client.get('Tickets/1', anything),
			);
			expect(runs.map(({ sent }) => sent.length)).toEqual([1, 1, 1, 0, 0]);
			expect(lastedMs).toBe(90_000);
		});

		test('does not count when another one was answered meanwhile', async () => {
			const [context, limits] = [testContext(), createLimits()];
			const waiting = hanging(context, limits);
			await hanging(context, limits).client.create('Tickets', {});
			context.passes(1000);
			await scripted(() => created, { context, limits }).client.create('Tickets', {});
			expect((await waiting.client.create('Tickets', {})).kind).toBe('uncertain');
			expect(waiting.sent).toHaveLength(1);
		});

		test('is the time since the last answer to any of them', async () => {
			const [context, limits] = [testContext(), createLimits()];
			const runs = Array.from({ length: 4 }, () => hanging(context, limits));
			for (let answered = 0; answered < runs.length; answered += 1) {
				await scripted(() => created, { context, limits }).client.create('Tickets', {});
				context.passes(10);
			}
			const begun = context.clock();
			for (const { client } of runs) await client.create('Tickets', {});
			expect(runs.map(({ sent }) => sent.length)).toEqual([1, 0, 0, 0]);
			expect(context.clock() - begun).toBe(60_000);
		});

		test('does not count for runs that begin after it', async () => {
			const { context, limits } = await inTurn(async ({ client }) => client.create('Tickets', {}));
			const { client } = scripted(() => created, { context, limits });
			expect((await client.create('Tickets', {})).kind).toBe('ok');
		});
	});
});
