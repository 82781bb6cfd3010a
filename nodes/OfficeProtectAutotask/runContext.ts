import type { DateTime } from 'luxon';

/** What a run needs of the world, passed in so that everything else is a function of its inputs. */
export interface RunContext {
	/** The time at which the run began, UTC. */
	readonly now: DateTime<true>;
	/** Milliseconds since the epoch, now. */
	clock(): number;
	/** A number from 0 up to 1, for jitter. */
	random(): number;
	/** Aborted when the execution is cancelled. */
	readonly signal: AbortSignal;
	/**
	 * Waits `ms` out of the run's budget for waiting and retrying, shared by all that it does:
	 * `spent` at once when less than `ms` is left of it, `cancelled` soon after a cancel.
	 */
	wait(ms: number): Promise<Waited>;
	/** Takes `ms` from that budget: time that brought nothing, such as a call without an answer. */
	spend(ms: number): void;
	/** Waits `ms` outside the budget, for pauses that belong to the work itself (slots, tempo). */
	pace(ms: number): Promise<void>;
	/** Tells the person who looks at the execution something worth knowing. */
	hint(text: string): void;
}

export type Waited = 'waited' | 'cancelled' | 'spent';
