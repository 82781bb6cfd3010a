import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until `wanted` holds of the answer; gives that answer. For what n8n does on a
 * schedule and tells nobody about. Rejects with the last answer when the time is up.
 */
export async function until<T>(
	ask: () => Promise<T>,
	wanted: (answer: T) => boolean,
	waitMs: number,
): Promise<T> {
	const end = Date.now() + waitMs;
	for (;;) {
		const answer = await ask();
		if (wanted(answer)) return answer;
		if (Date.now() > end) {
			throw new Error(`Not within ${waitMs} ms; the last answer: ${JSON.stringify(answer)}`);
		}
		await pause(200);
	}
}
