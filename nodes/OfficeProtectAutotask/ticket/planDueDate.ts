import { DateTime } from 'luxon';
import type { Alert } from '../alert/alert';
import { countDueDate } from './dueDate';
import { utcSeconds } from './fieldValue';
import type { TicketSettings } from '../routing/ticketSettings';

/** Due dates as Autotask takes them: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
export interface PlannedDueDate {
	/** Null: none is sent. */
	readonly dueDateTime: string | null;
	/** What to send should Autotask ask for a due date; null: one is sent already. */
	readonly fallbackDueDateTime: string | null;
	readonly remarks: readonly string[];
}

const hoursWithoutRule = 24;

/**
 * Decides the due date of a ticket. With a service level agreement (its label, null: none) none is
 * sent unless the settings insist, since the agreement sets it; without a rule none is sent
 * either. What is not sent is kept for the case that Autotask demands a due date, which it does
 * unless the category or the API user's default category supplies one.
 */
export function planDueDate(
	settings: Pick<TicketSettings, 'dueDate' | 'dueDateDespiteSla'>,
	agreement: string | null,
	alert: Pick<Alert, 'occurredAt' | 'receivedAt'>,
	now: DateTime,
): PlannedDueDate {
	const rule = settings.dueDate;
	if (rule === null) return withoutRule(now);
	const start = startOf(rule.after, alert, now);
	const { dueAt, countedFromNow } = countDueDate(rule, start.time, now);
	const due = utcSeconds(dueAt);
	const late = countedFromNow && rule.after === 'event';
	const remarks = [
		...start.remarks,
		...(late ? ['The due date would have been past, so it is counted from now.'] : []),
	];
	if (agreement === null || settings.dueDateDespiteSla) {
		return { dueDateTime: due, fallbackDueDateTime: null, remarks };
	}
	const left = `The due date is left to the service level agreement "${agreement}".`;
	return { dueDateTime: null, fallbackDueDateTime: due, remarks: [...remarks, left] };
}

function withoutRule(now: DateTime): PlannedDueDate {
	const fallbackDueDateTime = utcSeconds(now.plus({ hours: hoursWithoutRule }));
	return { dueDateTime: null, fallbackDueDateTime, remarks: [] };
}

function startOf(
	after: 'event' | 'now',
	alert: Pick<Alert, 'occurredAt' | 'receivedAt'>,
	now: DateTime,
): { readonly time: DateTime; readonly remarks: readonly string[] } {
	if (after === 'now') return { time: now, remarks: [] };
	const occurred = timeIn(alert.occurredAt);
	if (occurred !== null) return { time: occurred, remarks: [] };
	const received = timeIn(alert.receivedAt);
	return received === null
		? { time: now, remarks: ['The event time is not known, so the due date counts from now.'] }
		: {
				time: received,
				remarks: ["The event time is not known, so the due date counts from the mail's date."],
			};
}

function timeIn(iso: string | null): DateTime | null {
	if (iso === null) return null;
	const time = DateTime.fromISO(iso, { zone: 'utc' });
	return time.isValid ? time : null;
}
