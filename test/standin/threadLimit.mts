import { Refusal } from './refusal.mts';
import type { Switches } from './switches.mts';

type Slot = { freeAtMs: number };

/** Calls in flight by integration code and endpoint. */
export class ThreadLimit {
	readonly #slots = new Map<string, Slot[]>();

	/**
	 * Takes a slot and gives the function that frees it, which is to be called when the answer goes
	 * out; later calls change nothing. The slot is freed a little later, by the clock and not by a
	 * timer, so that a busy process does not hold it longer. Throws the refusal of one call too many.
	 */
	take(code: string, endpoint: string, switches: Switches): () => void {
		const name = `${code} ${endpoint}`;
		const now = performance.now();
		const taken = (this.#slots.get(name) ?? []).filter(({ freeAtMs }) => freeAtMs > now);
		if (switches.threadLimit > 0 && taken.length >= switches.threadLimit) {
			throw overThreads(switches);
		}
		const slot: Slot = { freeAtMs: Number.POSITIVE_INFINITY };
		this.#slots.set(name, [...taken, slot]);
		return () => {
			slot.freeAtMs = Math.min(slot.freeAtMs, performance.now() + switches.threadSlotLingerMs);
		};
	}
}

/** The headers that tell a client when to come back, if the switch asks for them. */
export function retryAfter(switches: Switches): Readonly<Record<string, string>> {
	const seconds = switches.retryAfterSeconds;
	return seconds === 0 ? {} : { 'retry-after': String(seconds) };
}

function overThreads(switches: Switches): Refusal {
	const text = `The Autotask API thread threshold of ${switches.threadLimit} threads has been exceeded.`;
	const status = Number(switches.threadLimitStatus);
	return new Refusal(status, { errors: [text] }, retryAfter(switches));
}
