import { setTimeout as pause } from 'node:timers/promises';

export type Wait = {
	/** What is waited for, as the error says it. */
	readonly what: string;
	readonly waitMs: number;
	readonly signal: AbortSignal;
};

/**
 * Asks again and again until `wanted` holds of the answer; gives that answer. Rejects when the time is
 * up or `signal` is aborted.
 */
export async function until<T>(
	ask: () => T | Promise<T>,
	wanted: (answer: T) => boolean,
	{ what, waitMs, signal }: Wait,
): Promise<T> {
	const end = Date.now() + waitMs;
	for (;;) {
		const answer = await ask();
		if (wanted(answer)) return answer;
		if (Date.now() > end) throw new Error(`Not within ${waitMs / 1000} s: ${what}`);
		await pause(250, undefined, { signal });
	}
}
