import type { Verdict } from './verdict';

/** How long nothing has been answered in a run, as far as calls waited for it. */
export interface Outage {
	/** Notes what a call came to that was sent at `sentAtMs` (both ms since the epoch). */
	note(verdict: Verdict<unknown>, sentAtMs: number, nowMs: number): void;
	/** Whether no more is to be sent: what writes ends first, what tells its outcome a little later. */
	ends(isRead: boolean): boolean;
	/** How long a call may take; less once the outage has cost the run its time. */
	timeoutMs(usualMs: number): number;
}

/** An outage must not hold a worker for minutes. */
const noWritesAfterMs = 60_000;
const noReadsAfterMs = 90_000;
const lastAnswerWithinMs = 15_000;

/** Watches the calls of one run for an outage. */
export function watchForOutage(): Outage {
	let lostMs = 0;
	let countedUntilMs = 0;
	return {
		note: (verdict, sentAtMs, nowMs) => {
			if (isUnanswered(verdict)) lostMs += nowMs - Math.max(sentAtMs, countedUntilMs);
			countedUntilMs = nowMs;
		},
		ends: (isRead) => lostMs >= (isRead ? noReadsAfterMs : noWritesAfterMs),
		timeoutMs: (usualMs) =>
			lostMs >= noWritesAfterMs ? Math.min(usualMs, lastAnswerWithinMs) : usualMs,
	};
}

/** Whether the call came to nothing, or nothing is known of it. */
export function isUnanswered(verdict: Verdict<unknown>): boolean {
	return (
		verdict.kind === 'uncertain' || (verdict.kind === 'refused' && verdict.by === 'connection')
	);
}
