import type { DateTime } from 'luxon';
import type { DueDateRule } from '../routing/ticketSettings';

/** A due date and whether it had to be counted from now because it was past. */
export interface DueDate {
	readonly dueAt: DateTime;
	readonly countedFromNow: boolean;
}

/**
 * Counts a due date from `start`. Hours are hours; days and business days (Monday to Friday) are
 * days of the rule's zone and keep the time of day across clock changes; a time of day, if given,
 * is that of the day reached. A due date that is not after `now` is counted from `now`, and if
 * even that has passed today, put on the next day that counts. Seconds are whole.
 * @param rule as the node's parameter gives it, which is where amount, time and zone are checked
 */
export function countDueDate(rule: DueDateRule, start: DateTime, now: DateTime): DueDate {
	const counted = count(rule, start);
	if (counted > now) return { dueAt: counted, countedFromNow: false };
	let dueAt = count(rule, now);
	while (dueAt <= now) dueAt = atTimeOfDay(rule, nextDay(rule, dueAt));
	return { dueAt, countedFromNow: true };
}

function count(rule: DueDateRule, start: DateTime): DateTime {
	const from = start.setZone(rule.timeZone).startOf('second');
	switch (rule.unit) {
		case 'hours':
			return atTimeOfDay(rule, from.plus({ seconds: Math.round(rule.amount * 3600) }));
		case 'days':
			return atTimeOfDay(rule, from.plus({ days: rule.amount }));
		case 'businessDays':
			return atTimeOfDay(rule, plusBusinessDays(from, rule.amount));
	}
}

function plusBusinessDays(from: DateTime, amount: number): DateTime {
	const pastFriday = Math.max(0, from.weekday - 5);
	if (amount === 0) return from.plus({ days: pastFriday === 0 ? 0 : 3 - pastFriday });
	const fromMonday = from.weekday - pastFriday - 1 + amount;
	const days = Math.floor(fromMonday / 5) * 7 + (fromMonday % 5);
	return from.plus({ days: days - (from.weekday - 1) });
}

function nextDay(rule: DueDateRule, day: DateTime): DateTime {
	return rule.unit === 'businessDays' ? plusBusinessDays(day, 1) : day.plus({ days: 1 });
}

function atTimeOfDay({ timeOfDay }: DueDateRule, day: DateTime): DateTime {
	if (timeOfDay === null) return day;
	const [hour, minute] = timeOfDay.split(':').map(Number);
	return day.set({ hour, minute, second: 0 });
}
