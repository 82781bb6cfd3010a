import { setTimeout as pause } from 'node:timers/promises';

export type WaitOptions = {
	/** What is waited for, as the error says it; absent: it says the last answer. */
	readonly what?: string;
	readonly signal?: AbortSignal | undefined;
};

const pollMs = 200;

/**
 * Asks again and again until `wanted` holds of the answer; gives that answer. For what happens on a
 * schedule and tells nobody. Rejects when the time is up or `signal` is aborted.
 */
export async function until<T>(
	ask: () => T | Promise<T>,
	wanted: (answer: T) => boolean,
	waitMs: number,
	{ what, signal }: WaitOptions = {},
): Promise<T> {
	const end = Date.now() + waitMs;
	for (;;) {
		const answer = await ask();
		if (wanted(answer)) return answer;
		if (Date.now() > end) {
			const told = what ?? `the last answer was ${JSON.stringify(answer)}`;
			throw new Error(`Not within ${waitMs / 1000} s: ${told}`);
		}
		await pause(pollMs, undefined, { signal });
	}
}
