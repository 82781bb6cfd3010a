import { IANAZone } from 'luxon';
import type { DateTime } from 'luxon';
import type { Checked } from '../failure';
import { passed, refused } from './checked';
import type { DueDateRule } from '../routing/ticketSettings';

const LONGEST = { hours: 87_600, days: 3_650, businessDays: 2_600 };
const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;

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
 */
export function countDueDate(rule: DueDateRule, start: DateTime, now: DateTime): Checked<DueDate> {
	const wrong = checkRule(rule);
	if (wrong !== null) return wrong;
	const counted = count(rule, start);
	if (counted > now) return passed({ dueAt: counted, countedFromNow: false });
	let dueAt = count(rule, now);
	while (dueAt <= now) dueAt = atTimeOfDay(rule, nextDay(rule, dueAt));
	return passed({ dueAt, countedFromNow: true });
}

function checkRule(rule: DueDateRule): Checked<never> | null {
	const { amount, unit } = rule;
	const isWhole = unit === 'hours' ? amount > 0 : Number.isInteger(amount) && amount >= 0;
	if (!Number.isFinite(amount) || !isWhole || amount > LONGEST[unit]) {
		return refused(
			`The due date cannot be ${amount} ${unit === 'businessDays' ? 'business days' : unit} later.`,
			unit === 'hours'
				? `Give more than 0 and at most ${LONGEST.hours} hours.`
				: `Give a whole number of days from 0 to ${LONGEST[unit]}.`,
		);
	}
	if (rule.timeOfDay !== null && !TIME_OF_DAY.test(rule.timeOfDay.trim())) {
		return refused(
			`The time of day of the due date, "${rule.timeOfDay}", is none.`,
			'Write it as HH:mm, such as 17:00.',
		);
	}
	if (!IANAZone.isValidZone(rule.timeZone)) {
		return refused(
			`The time zone of the due date, "${rule.timeZone}", is not known.`,
			'Give an IANA time zone such as America/Toronto.',
		);
	}
	return null;
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

function atTimeOfDay(rule: DueDateRule, day: DateTime): DateTime {
	const parts = TIME_OF_DAY.exec(rule.timeOfDay?.trim() ?? '');
	if (parts === null) return day;
	return day.set({ hour: Number(parts[1]), minute: Number(parts[2]), second: 0 });
}
