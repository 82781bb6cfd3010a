import type { Failure } from '../failure';
import { whenAborted } from '../whenAborted';

/** A ticket that this process created. */
export interface CreatedTicket {
	readonly ticketId: number;
	/** When the create was sent (ms since the epoch). */
	readonly postedAtMs: number;
}

/**
 * What a process remembers of its deliveries with one credential: never needed to be right, only
 * to be cheap and to keep harm small where Autotask does not keep or show `externalID`.
 */
export interface DeliveryMemory {
	/** By alert key; the oldest are forgotten. */
	readonly created: Map<string, CreatedTicket>;
	/** Alert key of the ticket that this process created last. */
	newest: string | null;
	/** Alert keys whose create Autotask rejected: they would only be rejected again. */
	readonly rejected: Set<string>;
	/** When Autotask last demanded a due date, by category and service level agreement. */
	readonly dueDateDemands: Map<string, number>;
	/** When `opn1-` notes were last asked for, and whether any exists. */
	mergeNotes: { readonly checkedAtMs: number; readonly exist: boolean } | null;
	/** Why creates are held, and since when. */
	held: { readonly sinceMs: number; readonly failure: Failure } | null;
	/** When a create last showed that Autotask keeps keys and finds tickets by them. */
	proved: { readonly atMs: number } | null;
	/** When a key that Autotask had not kept was last put back. */
	putBack: { readonly atMs: number } | null;
	/** Alert keys that a run of this process has in delivery. */
	readonly inDelivery: Map<string, Promise<void>>;
}

/** The memory of a process that has delivered nothing yet. */
export function createMemory(): DeliveryMemory {
	return {
		created: new Map(),
		newest: null,
		rejected: new Set(),
		dueDateDemands: new Map(),
		mergeNotes: null,
		held: null,
		proved: null,
		putBack: null,
		inDelivery: new Map(),
	};
}

const mostRemembered = 20_000;

/** Remembers the ticket of an alert key. */
export function remember(memory: DeliveryMemory, alertKey: string, ticket: CreatedTicket): void {
	memory.created.delete(alertKey);
	memory.created.set(alertKey, ticket);
	memory.newest = alertKey;
	memory.rejected.delete(alertKey);
	forgetOldest(memory.created);
}

/** Remembers that Autotask rejected the create of an alert key. */
export function rememberRejected(memory: DeliveryMemory, alertKey: string): void {
	memory.rejected.add(alertKey);
	forgetOldest(memory.rejected);
}

function forgetOldest(kept: Map<string, unknown> | Set<string>): void {
	if (kept.size <= mostRemembered) return;
	const [oldest] = kept.keys();
	if (oldest !== undefined) kept.delete(oldest);
}

const tryAgainAfterMs = 15 * 60_000;

/** Why no ticket may be created now; null when creates may go out. */
export function heldBy({ held }: DeliveryMemory, nowMs: number): Failure | null {
	return held !== null && nowMs - held.sinceMs < tryAgainAfterMs ? held.failure : null;
}

/** Holds the creates of all runs for a while. */
export function hold(memory: DeliveryMemory, failure: Failure, nowMs: number): void {
	memory.held = { sinceMs: nowMs, failure };
	memory.proved = null;
}

/** Notes that keys are kept and tickets found by them. */
export function prove(memory: DeliveryMemory, nowMs: number): void {
	memory.held = null;
	memory.proved = { atMs: nowMs };
}

/** Forgets that proof, since a ticket has lost its key: the next create goes alone again. */
export function doubt(memory: DeliveryMemory): void {
	memory.proved = null;
}

/** Whether that was shown of late. */
export function isProved({ proved }: DeliveryMemory, nowMs: number): boolean {
	return proved !== null && nowMs - proved.atMs < tryAgainAfterMs;
}

/** Notes that a key was put back. */
export function notePutBack(memory: DeliveryMemory, nowMs: number): void {
	memory.putBack = { atMs: nowMs };
}

/** Whether one was of late. */
export function wasPutBack({ putBack }: DeliveryMemory, nowMs: number): boolean {
	return putBack !== null && nowMs - putBack.atMs < tryAgainAfterMs;
}

/**
 * Waits until no other run of this process has any of the keys in delivery, then claims them all.
 * Returns the function that gives them back; null soon after a cancel.
 */
export async function claim(
	memory: Pick<DeliveryMemory, 'inDelivery'>,
	alertKeys: readonly string[],
	signal: AbortSignal,
): Promise<(() => void) | null> {
	for (;;) {
		if (signal.aborted) return null;
		const busy = alertKeys.flatMap((key) => memory.inDelivery.get(key) ?? []);
		if (busy.length === 0) break;
		await Promise.race([Promise.all(busy), whenAborted(signal)]);
	}
	let giveBack = (): void => undefined;
	const delivered = new Promise<void>((resolve) => {
		giveBack = resolve;
	});
	for (const key of alertKeys) memory.inDelivery.set(key, delivered);
	return () => {
		for (const key of alertKeys) memory.inDelivery.delete(key);
		giveBack();
	};
}
