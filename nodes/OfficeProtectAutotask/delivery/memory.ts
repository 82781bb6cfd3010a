import type { Failure } from '../failure';

/**
 * What a process remembers of its deliveries with one credential: never needed to be right, only
 * to be cheap and to keep harm small where Autotask does not keep or show `externalID`.
 */
export interface DeliveryMemory {
	/** Ticket id by alert key, of tickets that this process created; the oldest are forgotten. */
	readonly created: Map<string, number>;
	/** When `opn1-` notes were last asked for, and whether any exists. */
	mergeNotes: { readonly checkedAtMs: number; readonly exist: boolean } | null;
	/** Why creates are held, and since when. */
	held: { readonly sinceMs: number; readonly failure: Failure } | null;
	/** Alert keys that a run of this process has in delivery. */
	readonly inDelivery: Map<string, Promise<void>>;
}

/** The memory of a process that has delivered nothing yet. */
export function createMemory(): DeliveryMemory {
	return { created: new Map(), mergeNotes: null, held: null, inDelivery: new Map() };
}

const mostRemembered = 20_000;

/** Remembers the ticket of an alert key. */
export function remember(memory: DeliveryMemory, alertKey: string, ticketId: number): void {
	memory.created.delete(alertKey);
	memory.created.set(alertKey, ticketId);
	if (memory.created.size <= mostRemembered) return;
	const [oldest] = memory.created.keys();
	if (oldest !== undefined) memory.created.delete(oldest);
}

const tryAgainAfterMs = 15 * 60_000;

/** Why no ticket may be created now; null when creates may go out. */
export function heldBy(memory: DeliveryMemory, nowMs: number): Failure | null {
	if (memory.held === null) return null;
	return nowMs - memory.held.sinceMs < tryAgainAfterMs ? memory.held.failure : null;
}

/**
 * Waits until no other run of this process has any of the keys in delivery, then claims them all.
 * Returns the function that gives them back.
 */
export async function claim(
	memory: DeliveryMemory,
	alertKeys: readonly string[],
): Promise<() => void> {
	for (;;) {
		const busy = alertKeys.flatMap((key) => memory.inDelivery.get(key) ?? []);
		if (busy.length === 0) break;
		await Promise.all(busy);
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
