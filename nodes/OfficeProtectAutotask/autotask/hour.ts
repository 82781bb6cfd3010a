import { z } from 'zod';
import type { Hour } from './limits';
import { whole } from './replies';
import type { Verdict } from './verdict';

/** The answer of `GET ThresholdInformation`; the call itself counts. */
export const thresholdInformation = z.object({
	externalRequestThreshold: whole,
	currentTimeframeRequestCount: whole,
});

/** From this share on, calls go slower and the person is told. */
const nearShare = 0.9;
const pauseNearMs = 1000;

/** Calls between two readings: few where the limit may be near, so that reading costs little. */
const firstReadingAfter = 20;
const readingAfter = 200;
const readingAfterWhenFull = 50;
const fullShare = 0.75;

/** How long calls stay away after the limit was met and Autotask named no time. */
const closedForMs = 60_000;

/** The share of the hourly limit that is used, by estimate; null while it is not known. */
function shareUsed(hour: Hour): number | null {
	if (hour.threshold === null || hour.threshold <= 0) return null;
	return (hour.usedAtReading + hour.callsSinceReading) / hour.threshold;
}

/**
 * Whether it is time to ask Autotask how much of the hourly limit is used. While the run writes,
 * that can wait twice as long, since it takes the place of a write.
 */
export function needsReading(hour: Hour, run: 'writes' | 'onlyReads'): boolean {
	return hour.callsSinceReading >= callsBetweenReadings(hour) * (run === 'writes' ? 2 : 1);
}

function callsBetweenReadings(hour: Hour): number {
	const share = shareUsed(hour);
	if (share === null) return firstReadingAfter;
	return share >= fullShare ? readingAfterWhenFull : readingAfter;
}

/** Takes over what Autotask told; a reading that failed is tried again after as many calls. */
export function recordReading(
	hour: Hour,
	reading: Verdict<z.infer<typeof thresholdInformation>>,
): void {
	hour.callsSinceReading = 0;
	if (reading.kind !== 'ok') return;
	hour.threshold = reading.value.externalRequestThreshold;
	hour.usedAtReading = reading.value.currentTimeframeRequestCount;
}

/** Notes an answer that the hourly limit refused: calls stay away for a while. */
export function closeHour(hour: Hour, nowMs: number, retryAfterMs?: number): void {
	hour.closedUntilMs = Math.max(hour.closedUntilMs, nowMs + (retryAfterMs ?? closedForMs));
	hour.closedByWord = retryAfterMs !== undefined;
}

/**
 * The refusal of a call while the hourly limit is known to be met; null when calls may go out. It
 * names a time to come back only if Autotask did: a guess is not worth a run's waiting.
 */
export function refusalByHour(hour: Hour, nowMs: number): Verdict<never> | null {
	if (nowMs >= hour.closedUntilMs) return null;
	return hour.closedByWord
		? { kind: 'refused', by: 'hourlyLimit', retryAfterMs: hour.closedUntilMs - nowMs }
		: { kind: 'refused', by: 'hourlyLimit' };
}

/** How long a call waits (ms) because the hourly limit is near, and what to tell. */
export function slowDown(hour: Hour): { readonly pauseMs: number; readonly hint: string } | null {
	const share = shareUsed(hour);
	if (share === null || share < nearShare) return null;
	const percent = Math.min(100, Math.floor(share * 100));
	return {
		pauseMs: pauseNearMs,
		hint: `${percent} % of Autotask's limit of ${hour.threshold ?? 0} API calls an hour are used, by all integrations together. This run goes slower; at the limit Autotask refuses calls until the usage falls.`,
	};
}
