import { DateTime } from 'luxon';
import { createClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { HttpAnswer, HttpRequest } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Limits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Renewal } from '../../../nodes/OfficeProtectAutotask/autotask/session';
import type { RunContext } from '../../../nodes/OfficeProtectAutotask/runContext';

/** An answer of Autotask; an object becomes JSON. */
export function answer(
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { kind: 'answer', status, headers, body: text };
}

export const unauthorized = answer(401, '');
export const threadLimited = answer(429, {
	errors: ['The Autotask API thread threshold of 3 threads has been exceeded.'],
});

export interface TestContext extends RunContext {
	readonly waits: readonly number[];
	readonly hints: readonly string[];
	/** Time passes, without a wait. */
	passes(ms: number): void;
	cancel(): void;
}

/** Lets everything that is ready go on, so many times. */
export async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

/** A context whose clock moves only by waiting; `budgetMs` as a run would have it. */
export function testContext(budgetMs = 60_000): TestContext {
	const waits: number[] = [];
	const hints: string[] = [];
	const controller = new AbortController();
	const begin = DateTime.utc(2026, 3, 2, 8, 0, 0);
	if (!begin.isValid) throw new Error('The test begins at no valid time');
	let now = begin.toMillis();
	let left = budgetMs;
	return {
		now: begin,
		clock: () => now,
		random: () => 0,
		signal: controller.signal,
		wait: (ms) => {
			if (controller.signal.aborted) return Promise.resolve('cancelled');
			if (ms > left) return Promise.resolve('spent');
			left -= ms;
			now += ms;
			waits.push(ms);
			return Promise.resolve('waited');
		},
		spend: (ms) => {
			left = Math.max(0, left - ms);
		},
		pace: () => Promise.resolve(),
		passes: (ms) => {
			now += ms;
		},
		hint: (text) => hints.push(text),
		waits,
		hints,
		cancel: () => {
			controller.abort();
		},
	};
}

export interface Scripted {
	readonly client: AutotaskClient;
	readonly context: TestContext;
	readonly limits: Limits;
	/** What was sent, in order. */
	readonly sent: readonly HttpRequest[];
	readonly renewals: () => number;
	/** The most requests that were in flight together. */
	readonly peak: () => number;
}

type Script = (request: HttpRequest, index: number) => HttpAnswer | Promise<HttpAnswer>;

/** A client whose requests are answered by the script; `renewal` is what a renewal comes to. */
export function scripted(
	script: Script,
	{ context = testContext(), renewal = 'unauthorized' as Renewal, limits = createLimits() } = {},
): Scripted {
	const sent: HttpRequest[] = [];
	let renewals = 0;
	let inFlight = 0;
	let peak = 0;
	const client = createClient({
		send: async (request) => {
			sent.push(request);
			const index = sent.length - 1;
			inFlight += 1;
			peak = Math.max(peak, inFlight);
			await new Promise(setImmediate);
			const answered = await script(request, index);
			inFlight -= 1;
			return answered;
		},
		renew: () => {
			renewals += 1;
			return Promise.resolve(renewal);
		},
		limits,
		context,
	});
	return { client, context, limits, sent, renewals: () => renewals, peak: () => peak };
}
