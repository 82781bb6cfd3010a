import { DateTime } from 'luxon';
import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { RunContext, Waited } from '../runContext';
import { whenAborted } from '../whenAborted';

/** What one execution may wait and retry in all: an outage must not hold a worker for minutes. */
const waitBudgetMs = 60_000;

/** The run context of an execution. */
export function contextOf(functions: IExecuteFunctions): RunContext {
	return freeContext(functions.getExecutionCancelSignal(), (message) => {
		functions.addExecutionHints({ message, location: 'outputPane' });
	});
}

/** The context of a live list: like that of a run, with nobody to hint to and nothing to cancel. */
export function freeContext(
	signal: AbortSignal = new AbortController().signal,
	hint: (text: string) => void = () => undefined,
): RunContext {
	let leftMs = waitBudgetMs;
	const cancelled = whenAborted(signal).then((): Waited => 'cancelled');
	return {
		now: DateTime.utc(),
		clock: () => Date.now(),
		random: () => Math.random(),
		signal,
		wait: async (ms) => {
			if (signal.aborted) return 'cancelled';
			if (ms > leftMs) return 'spent';
			leftMs -= ms;
			return Promise.race([sleep(ms).then((): Waited => 'waited'), cancelled]);
		},
		spend: (ms) => {
			leftMs = Math.max(0, leftMs - ms);
		},
		pace: (ms) => sleep(ms),
		hint,
	};
}
