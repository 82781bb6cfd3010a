import type { Failure } from '../failure';

/** A ticket that this process created. */
export interface CreatedTicket {
	readonly ticketId: number;
	/** When the create was sent (ms since the epoch). */
	readonly postedAtMs: number;
}

/** When `opn1-` notes were last asked for, and whether any exists. */
export interface MergeNotes {
	readonly checkedAtMs: number;
	readonly exist: boolean;
}

const mostRemembered = 20_000;

const tryAgainAfterMs = 15 * 60_000;

/**
 * What a process remembers of its deliveries with one credential: never needed to be right, only
 * to be cheap and to keep harm small where Autotask does not keep or show `externalID`. Times are
 * ms since the epoch.
 */
export class DeliveryMemory {
	readonly #created = new Map<string, CreatedTicket>();
	#newest: string | null = null;
	readonly #rejected = new Set<string>();
	readonly #dueDateDemands = new Map<string, number>();
	#mergeNotes: MergeNotes | null = null;
	#held: { readonly sinceMs: number; readonly failure: Failure } | null = null;
	#provedAtMs: number | null = null;
	#putBackAtMs: number | null = null;

	/** By alert key; the oldest are forgotten. */
	get created(): ReadonlyMap<string, CreatedTicket> {
		return this.#created;
	}

	/** Alert key of the ticket that this process created last. */
	get newest(): string | null {
		return this.#newest;
	}

	/** Remembers the ticket of an alert key. */
	remember(alertKey: string, ticket: CreatedTicket): void {
		this.#created.delete(alertKey);
		this.#created.set(alertKey, ticket);
		this.#newest = alertKey;
		this.#rejected.delete(alertKey);
		forgetOldest(this.#created);
	}

	/** Forgets the ticket of an alert key: it does not stand for the alert any more. */
	forget(alertKey: string): void {
		this.#created.delete(alertKey);
	}

	/** Alert keys whose create Autotask rejected: they would only be rejected again. */
	get rejected(): ReadonlySet<string> {
		return this.#rejected;
	}

	/** Remembers that Autotask rejected the create of an alert key. */
	rememberRejected(alertKey: string): void {
		this.#rejected.add(alertKey);
		forgetOldest(this.#rejected);
	}

	/** When Autotask last demanded a due date, by kind of ticket. */
	get dueDateDemands(): ReadonlyMap<string, number> {
		return this.#dueDateDemands;
	}

	/** Remembers that Autotask demanded a due date for that kind of ticket. */
	rememberDueDateDemand(kind: string, nowMs: number): void {
		this.#dueDateDemands.set(kind, nowMs);
	}

	/** Null: this process has not asked yet. */
	get mergeNotes(): MergeNotes | null {
		return this.#mergeNotes;
	}

	/** Remembers whether any `opn1-` note exists. */
	rememberMergeNotes(exist: boolean, nowMs: number): void {
		this.#mergeNotes = { checkedAtMs: nowMs, exist };
	}

	/** Why no ticket may be created now; null when creates may go out. */
	heldBy(nowMs: number): Failure | null {
		return this.#held !== null && nowMs - this.#held.sinceMs < tryAgainAfterMs
			? this.#held.failure
			: null;
	}

	/** Holds the creates of all runs for a while. */
	hold(failure: Failure, nowMs: number): void {
		this.#held = { sinceMs: nowMs, failure };
		this.#provedAtMs = null;
	}

	/** Lets creates go out again before that while is over. */
	releaseHold(): void {
		this.#held = null;
	}

	/** Notes that a create has shown that Autotask keeps keys and finds tickets by them. */
	prove(nowMs: number): void {
		this.releaseHold();
		this.#provedAtMs = nowMs;
	}

	/** Forgets that proof, since a ticket has lost its key: the next create goes alone again. */
	doubt(): void {
		this.#provedAtMs = null;
	}

	/** Whether that was shown of late. */
	isProved(nowMs: number): boolean {
		return isOfLate(this.#provedAtMs, nowMs);
	}

	/** Whether that was shown, however long ago, and nothing has told otherwise since. */
	hasProof(): boolean {
		return this.#provedAtMs !== null;
	}

	/** Notes that a key which Autotask had not kept was put back. */
	notePutBack(nowMs: number): void {
		this.#putBackAtMs = nowMs;
	}

	/** Whether one was of late. */
	wasPutBack(nowMs: number): boolean {
		return isOfLate(this.#putBackAtMs, nowMs);
	}
}

function forgetOldest(kept: Map<string, unknown> | Set<string>): void {
	if (kept.size <= mostRemembered) return;
	const [oldest] = kept.keys();
	if (oldest !== undefined) kept.delete(oldest);
}

function isOfLate(atMs: number | null, nowMs: number): boolean {
	return atMs !== null && nowMs - atMs < tryAgainAfterMs;
}
