import type { Verdict } from './verdict';

/** When calls of this process last came to something, and to nothing (ms since the epoch). */
export interface LastCalls {
	answeredAtMs: number;
	unansweredAtMs: number;
}

/** How long nothing has been answered, as far as a run waited for it. */
export interface Outage {
	/**
	 * Notes that the run goes on after it has waited for a slot, or for another run of the process.
	 * Time in which no run of the process got an answer is lost as well: otherwise the last of
	 * several runs would wait for all of them.
	 */
	goesOn(nowMs: number): void;
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

/** Watches one run for an outage from now on; `lastCalls` is shared by all runs of the process. */
export function watchForOutage(lastCalls: LastCalls, beganMs: number): Outage {
	let lostMs = 0;
	let countedUntilMs = beganMs;
	const lose = (sinceMs: number, nowMs: number): void => {
		lostMs += nowMs - Math.max(sinceMs, countedUntilMs);
	};
	return {
		goesOn: (nowMs) => {
			const sinceMs = Math.max(countedUntilMs, lastCalls.answeredAtMs);
			if (lastCalls.unansweredAtMs <= sinceMs) return;
			lose(sinceMs, nowMs);
			countedUntilMs = nowMs;
		},
		note: (verdict, sentAtMs, nowMs) => {
			if (cameToNothing(verdict)) {
				lose(sentAtMs, nowMs);
				lastCalls.unansweredAtMs = nowMs;
			} else if (verdict.kind !== 'refused') {
				lastCalls.answeredAtMs = nowMs;
			}
			countedUntilMs = nowMs;
		},
		ends: (isRead) => lostMs >= (isRead ? noReadsAfterMs : noWritesAfterMs),
		timeoutMs: (usualMs) =>
			lostMs >= noWritesAfterMs ? Math.min(usualMs, lastAnswerWithinMs) : usualMs,
	};
}

/** Whether the call came to nothing, or nothing is known of it. */
export function cameToNothing(verdict: Verdict<unknown>): boolean {
	return (
		verdict.kind === 'uncertain' || (verdict.kind === 'refused' && verdict.by === 'connection')
	);
}
