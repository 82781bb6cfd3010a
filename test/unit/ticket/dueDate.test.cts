import fc from 'fast-check';
import { DateTime } from 'luxon';
import { countDueDate } from '../../../nodes/OfficeProtectAutotask/ticket/dueDate';
import { planDueDate } from '../../../nodes/OfficeProtectAutotask/ticket/planDueDate';
import type { DueDateRule } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';

function rule(changes: Partial<DueDateRule> = {}): DueDateRule {
	return {
		amount: 1,
		unit: 'days',
		after: 'event',
		timeZone: 'America/Toronto',
		timeOfDay: null,
		...changes,
	};
}

function utc(iso: string): DateTime<true> {
	const time = DateTime.fromISO(iso, { zone: 'utc' });
	if (!time.isValid) throw new Error(iso);
	return time;
}

/** In 2026 Toronto's clocks go forward on 8 March at 2:00 and back on 1 November at 2:00. */
function due(changes: Partial<DueDateRule>, start: string, now = start): string | null {
	return countDueDate(rule(changes), utc(start), utc(now)).dueAt.toUTC().toISO();
}

describe('countDueDate', () => {
	it.each<[Partial<DueDateRule>, string, string]>([
		[{ unit: 'hours', amount: 4 }, '2026-03-04T10:00:00Z', '2026-03-04T14:00:00.000Z'],
		[{ unit: 'hours', amount: 0.5 }, '2026-03-04T10:00:00Z', '2026-03-04T10:30:00.000Z'],
		[{ unit: 'hours', amount: 24 }, '2026-03-07T17:00:00Z', '2026-03-08T17:00:00.000Z'],
		[{ unit: 'days', amount: 1 }, '2026-03-07T17:00:00Z', '2026-03-08T16:00:00.000Z'],
		[{ unit: 'days', amount: 1 }, '2026-10-31T16:00:00Z', '2026-11-01T17:00:00.000Z'],
		[
			{ unit: 'days', amount: 1, timeOfDay: '17:30' },
			'2026-03-04T10:00:00Z',
			'2026-03-05T22:30:00.000Z',
		],
		[
			{ unit: 'days', amount: 0, timeOfDay: '9:05' },
			'2026-03-04T10:00:59Z',
			'2026-03-04T14:05:00.000Z',
		],
		[
			{ unit: 'hours', amount: 4, timeOfDay: '17:00' },
			'2026-03-04T10:00:00Z',
			'2026-03-04T22:00:00.000Z',
		],
		[{ unit: 'businessDays', amount: 1 }, '2026-03-06T15:00:00Z', '2026-03-09T14:00:00.000Z'],
		[{ unit: 'businessDays', amount: 1 }, '2026-03-07T15:00:00Z', '2026-03-09T14:00:00.000Z'],
		[{ unit: 'businessDays', amount: 2 }, '2026-03-08T15:00:00Z', '2026-03-10T15:00:00.000Z'],
		[{ unit: 'businessDays', amount: 5 }, '2026-03-11T15:00:00Z', '2026-03-18T15:00:00.000Z'],
		[
			{ unit: 'businessDays', amount: 0, timeOfDay: '08:00' },
			'2026-03-14T15:00:00Z',
			'2026-03-16T12:00:00.000Z',
		],
	])('%j after %s is %s', (changes, start, end) => {
		expect(due(changes, start)).toBe(end);
	});

	it('decides the day in the zone of the rule', () => {
		const changes = { timeOfDay: '17:00' };
		expect(due({ ...changes, timeZone: 'Asia/Tokyo' }, '2026-03-04T20:00:00Z')).toBe(
			'2026-03-06T08:00:00.000Z',
		);
		expect(due({ ...changes, timeZone: 'UTC' }, '2026-03-04T20:00:00Z')).toBe(
			'2026-03-05T17:00:00.000Z',
		);
	});

	it('counts from now what would be past', () => {
		const counted = countDueDate(
			rule({ unit: 'hours', amount: 4 }),
			utc('2026-03-01T10:00:00Z'),
			utc('2026-03-04T10:00:00.700Z'),
		);
		expect(counted.countedFromNow).toBe(true);
		expect(counted.dueAt.toUTC().toISO()).toBe('2026-03-04T14:00:00.000Z');
	});

	it('goes on to the next day that counts when the time of day has passed', () => {
		const today = { amount: 0, timeOfDay: '17:00' };
		expect(due({ ...today, unit: 'days' }, '2026-03-06T23:00:00Z')).toBe(
			'2026-03-07T22:00:00.000Z',
		);
		expect(due({ ...today, unit: 'businessDays' }, '2026-03-06T23:00:00Z')).toBe(
			'2026-03-09T21:00:00.000Z',
		);
	});
});

describe('countDueDate, any rule and time', () => {
	const zone = fc.constantFrom(
		'UTC',
		'America/Toronto',
		'America/St_Johns',
		'Europe/Paris',
		'Asia/Kolkata',
		'Australia/Lord_Howe',
		'Pacific/Apia',
	);
	const time = fc
		.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
		.map((ms) => DateTime.fromMillis(ms, { zone: 'utc' }));
	const unit = fc.constantFrom('hours', 'days', 'businessDays');
	const timeOfDay = fc.oneof(
		fc.constant(null),
		fc.constantFrom('00:00', '02:30', '9:00', '17:00', '23:59'),
	);

	it('gives a time after now, on a day that counts, and never throws', () => {
		fc.assert(
			fc.property(
				fc.record({ amount: fc.integer({ min: 0, max: 400 }), unit, timeZone: zone, timeOfDay }),
				time,
				time,
				(given, start, now) => {
					fc.pre(given.unit !== 'hours' || given.amount > 0);
					const { dueAt } = countDueDate({ ...given, after: 'event' }, start, now);
					expect(dueAt > now).toBe(true);
					expect(dueAt.millisecond).toBe(0);
					if (given.unit === 'businessDays') {
						expect(dueAt.setZone(given.timeZone).weekday).toBeLessThanOrEqual(5);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('keeps the time of day over any number of days, and hours exact', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), zone, time, (amount, timeZone, start) => {
				const days = countDueDate(rule({ amount, timeZone }), start, start).dueAt;
				const from = start.setZone(timeZone);
				const to = days.setZone(timeZone);
				// On a day that the clock changes, the time of day may not exist.
				const clockChanges =
					to.diff(to.startOf('day'), 'minutes').minutes !== to.hour * 60 + to.minute;
				if (!clockChanges) expect([to.hour, to.minute]).toEqual([from.hour, from.minute]);
				const hours = rule({ amount, unit: 'hours', timeZone });
				const { dueAt } = countDueDate(hours, start, start);
				expect(dueAt.diff(start.startOf('second'), 'hours').hours).toBe(amount);
			}),
			{ numRuns: 500 },
		);
	});

	it('counts exactly as many business days as asked for', () => {
		const amount = fc.integer({ min: 1, max: 60 });
		fc.assert(
			fc.property(amount, zone, time, (n, timeZone, start) => {
				const given = rule({ unit: 'businessDays', amount: n, timeZone });
				const end = countDueDate(given, start, start).dueAt.setZone(timeZone);
				let counted = 0;
				let day = start.setZone(timeZone).startOf('day').plus({ hours: 12 });
				while (day.startOf('day') < end.startOf('day')) {
					day = day.plus({ days: 1 });
					if (day.weekday <= 5) counted += 1;
				}
				expect(counted).toBe(n);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('planDueDate', () => {
	const alert = { occurredAt: '2026-03-04T10:00:00.000Z', receivedAt: '2026-03-04T10:30:00.000Z' };
	const now = utc('2026-03-04T11:00:00Z');
	const fourHours = rule({ unit: 'hours', amount: 4 });

	it('sends the due date that the rule gives', () => {
		const settings = { dueDate: fourHours, dueDateDespiteSla: false };
		expect(planDueDate(settings, null, alert, now)).toEqual({
			dueDateTime: '2026-03-04T14:00:00Z',
			fallbackDueDateTime: null,
			remarks: [],
		});
		const fromNow = { ...settings, dueDate: { ...fourHours, after: 'now' as const } };
		expect(planDueDate(fromNow, null, alert, now).dueDateTime).toBe('2026-03-04T15:00:00Z');
	});

	it('leaves it to a service level agreement and keeps it for a rejection', () => {
		const settings = { dueDate: fourHours, dueDateDespiteSla: false };
		expect(planDueDate(settings, 'Gold', alert, now)).toEqual({
			dueDateTime: null,
			fallbackDueDateTime: '2026-03-04T14:00:00Z',
			remarks: ['The due date is left to the service level agreement "Gold".'],
		});
	});

	it('sends it despite the agreement if the settings insist', () => {
		const settings = { dueDate: fourHours, dueDateDespiteSla: true };
		expect(planDueDate(settings, 'Gold', alert, now)).toMatchObject({
			dueDateTime: '2026-03-04T14:00:00Z',
			fallbackDueDateTime: null,
		});
	});

	it('has 24 hours ready when no rule is chosen', () => {
		const settings = { dueDate: null, dueDateDespiteSla: true };
		expect(planDueDate(settings, null, alert, now)).toEqual({
			dueDateTime: null,
			fallbackDueDateTime: '2026-03-05T11:00:00Z',
			remarks: [],
		});
	});

	it('says so when it counts from now or from the mail', () => {
		const settings = { dueDate: fourHours, dueDateDespiteSla: false };
		const late = planDueDate(settings, null, alert, utc('2026-03-09T11:00:00Z'));
		expect(late).toMatchObject({
			dueDateTime: '2026-03-09T15:00:00Z',
			remarks: ['The due date would have been past, so it is counted from now.'],
		});
		const mail = planDueDate(settings, null, { ...alert, occurredAt: null }, now);
		expect(mail).toMatchObject({
			dueDateTime: '2026-03-04T14:30:00Z',
			remarks: ["The event time is not known, so the due date counts from the mail's date."],
		});
		const neither = { occurredAt: 'nonsense', receivedAt: null };
		expect(planDueDate(settings, null, neither, now)).toMatchObject({
			dueDateTime: '2026-03-04T15:00:00Z',
			remarks: ['The event time is not known, so the due date counts from now.'],
		});
	});
});
