import { memoizeWeakly } from '../memoizeWeakly';
import type { RunContext } from '../runContext';
import { whenAborted } from '../whenAborted';
import type { LastCalls } from './outage';

/**
 * What a process knows of Autotask's limits for one credential; shared by all runs that use it.
 * Autotask allows 3 calls in flight per integration code and endpoint, for all workers together,
 * and frees a slot a little after its answer.
 */
export interface Limits {
	readonly endpoints: Map<string, Endpoint>;
	readonly hour: Hour;
	readonly lastCalls: LastCalls;
}

interface Endpoint {
	/** Calls that may be in flight; a fraction counts towards the next whole one. */
	width: number;
	inFlight: number;
	narrowedAtMs: number;
	readonly waiting: Set<() => void>;
}

/** Calls of the last 60 minutes by all of the customer's integrations together. */
export interface Hour {
	/** Null: not known yet. */
	threshold: number | null;
	/** As Autotask told it at the last reading. */
	usedAtReading: number;
	callsSinceReading: number;
	/** No call before this time (ms since the epoch). */
	closedUntilMs: number;
	/** Whether Autotask named that time itself. */
	closedByWord: boolean;
}

export const limitRules = {
	widest: 3,
	/**
	 * A slot is held so long after the answer, because Autotask frees it a little later: with what
	 * n8n needs to send the next call, and with the way there and back, some 30 ms pass.
	 */
	lingerMs: 25,
	/** Several answers to calls that were in flight together are one sign, not several. */
	narrowOnceInMs: 250,
	/** Answers after which one more call may be in flight. */
	answersToWiden: 20,
} as const;

/** The limits of a credential of which nothing is known yet. */
export function createLimits(): Limits {
	return {
		endpoints: new Map(),
		hour: {
			threshold: null,
			usedAtReading: 0,
			callsSinceReading: 0,
			closedUntilMs: 0,
			closedByWord: false,
		},
		lastCalls: {
			answeredAtMs: Number.NEGATIVE_INFINITY,
			unansweredAtMs: Number.NEGATIVE_INFINITY,
		},
	};
}

/**
 * The endpoint that a path counts towards, lower case: the entity, or parent and child for a child
 * collection (`Tickets/7/Notes` is `tickets/notes`).
 */
export function endpointOf(path: string): string {
	const [entity = '', id = '', child] = path.toLowerCase().split(/[/?]/);
	return child !== undefined && /^-?\d+$/.test(id) ? `${entity}/${child}` : entity;
}

/** A slot of an endpoint. */
export interface Slot {
	/** Returns it after an answer, a little later. */
	free(): void;
	/** Returns it unused, at once. */
	drop(): void;
}

/** Waits for a slot of the endpoint; null soon after a cancel. */
export async function takeSlot(
	limits: Limits,
	path: string,
	context: Pick<RunContext, 'signal' | 'pace'>,
): Promise<Slot | null> {
	const endpoint = endpointFor(limits, path);
	while (freeSlots(endpoint) === 0 && !context.signal.aborted) {
		await turn(endpoint, context.signal);
	}
	if (context.signal.aborted) {
		wake(endpoint); // it may have been this one's turn
		return null;
	}
	endpoint.inFlight += 1;
	const drop = (): void => {
		endpoint.inFlight -= 1;
		wake(endpoint);
	};
	return {
		drop,
		free: () => {
			void context.pace(limitRules.lingerMs).then(drop);
		},
	};
}

/** Halves what may be in flight on the endpoint, after an answer that its limit was exceeded. */
export function narrow(limits: Limits, path: string, nowMs: number): void {
	const endpoint = endpointFor(limits, path);
	if (nowMs - endpoint.narrowedAtMs < limitRules.narrowOnceInMs) return;
	endpoint.narrowedAtMs = nowMs;
	endpoint.width = Math.max(1, endpoint.width / 2);
}

/** Lets the endpoint widen slowly again, after an answer that no limit refused. */
export function widen(limits: Limits, path: string): void {
	const endpoint = endpointFor(limits, path);
	endpoint.width = Math.min(limitRules.widest, endpoint.width + 1 / limitRules.answersToWiden);
	wake(endpoint);
}

function endpointFor(limits: Limits, path: string): Endpoint {
	const name = endpointOf(path);
	const known = limits.endpoints.get(name);
	if (known !== undefined) return known;
	const fresh = {
		width: limitRules.widest,
		inFlight: 0,
		narrowedAtMs: Number.NEGATIVE_INFINITY,
		waiting: new Set<() => void>(),
	};
	limits.endpoints.set(name, fresh);
	return fresh;
}

async function turn(endpoint: Endpoint, signal: AbortSignal): Promise<void> {
	const waitingOfRun = waitingOf(signal);
	let go = (): void => undefined;
	const called = new Promise<void>((resolve) => {
		go = resolve;
	});
	endpoint.waiting.add(go);
	waitingOfRun.add(go);
	await called;
	endpoint.waiting.delete(go);
	waitingOfRun.delete(go);
}

/**
 * Those of a run that wait for a slot, all called when it is cancelled. A run waits thousands of
 * times: a listener, or a part in a race, for each of them would stay at its signal.
 */
const waitingOf = memoizeWeakly((signal: AbortSignal): Set<() => void> => {
	const waiting = new Set<() => void>();
	void whenAborted(signal).then(() => {
		for (const go of waiting) go();
	});
	return waiting;
});

/** Calls as many as there are free slots, the longest waiting first. */
function wake(endpoint: Endpoint): void {
	for (const go of [...endpoint.waiting].slice(0, freeSlots(endpoint))) go();
}

function freeSlots({ width, inFlight }: Endpoint): number {
	return Math.max(0, Math.floor(width) - inFlight);
}
