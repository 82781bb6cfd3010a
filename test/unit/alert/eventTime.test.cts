import { eventInstant } from '../../../nodes/OfficeProtectAutotask/alert/labels/eventTime';

const nothingSet = { timeZone: '', dateFormat: '' };

describe('a printed time with its zone', () => {
	it.each([
		['2026-03-04 10:11 UTC', '2026-03-04T10:11:00.000Z'],
		['2026-03-04T10:11:12Z', '2026-03-04T10:11:12.000Z'],
		['2026-03-04T10:11:12.345+02:00', '2026-03-04T08:11:12.345Z'],
		['2026-03-04 10:11:12 +0200', '2026-03-04T08:11:12.000Z'],
		['2026-03-04 10:11 (UTC-04:00)', '2026-03-04T14:11:00.000Z'],
		['2026-03-04 10:11 GMT+1', '2026-03-04T09:11:00.000Z'],
		['Wed, 04 Mar 2026 10:11:00 GMT', '2026-03-04T10:11:00.000Z'],
		['Sat, 21 Mar 2026 09:30:00 +0100', '2026-03-21T08:30:00.000Z'],
		['March 4, 2026 10:11:32 AM UTC', '2026-03-04T10:11:32.000Z'],
		['March 4, 2026 at 12:05 am UTC', '2026-03-04T00:05:00.000Z'],
		['4 juillet 2026 à 16:20 (UTC)', '2026-07-04T16:20:00.000Z'],
		['1er août 2026 à 16 h 20 UTC', '2026-08-01T16:20:00.000Z'],
		['14/04/2026 10:00 UTC', '2026-04-14T10:00:00.000Z'],
		['04/14/2026 10:00 PM EST', '2026-04-15T03:00:00.000Z'],
		['Mar 4, 2026, 10:11 AM (UTC)', '2026-03-04T10:11:00.000Z'],
		['Mar 4, 2026, 10:11 PM AEST (UTC+10)', '2026-03-04T12:11:00.000Z'],
		['Mar 4, 2026, 12:11 a.m. (Coordinated Universal Time)', '2026-03-04T00:11:00.000Z'],
		['04/04/2026 10:00 UTC', '2026-04-04T10:00:00.000Z'],
		['2026-07-04 10:00 Europe/Paris', '2026-07-04T08:00:00.000Z'],
	])('%s is %s', (raw, instant) => {
		expect(eventInstant(raw, nothingSet)).toBe(instant);
	});
});

describe('a printed time that is not certain stays unread', () => {
	it.each([
		['no zone', '2026-03-04 10:11'],
		['day and month may be either', '03/04/2026 10:11 UTC'],
		['an unknown zone', '2026-03-04 10:11 XYZ'],
		['no time of day', '2026-03-04 UTC'],
		['no date', '10:11 UTC'],
		['no such day', '2026-02-30 10:11 UTC'],
		['no such hour', '2026-03-04 25:11 UTC'],
		['no such hour before noon', 'March 4, 2026 13:11 AM UTC'],
		['no such zone', '2026-03-04 10:11 Europe/Nowhere'],
		['words', 'yesterday'],
		['a year that looks like an offset', '10:11 04-03-2026'],
		['nothing', ''],
	])('%s: %s', (_why, raw) => {
		expect(eventInstant(raw, nothingSet)).toBeNull();
	});
});

describe('with a zone or format set', () => {
	it('reads a time without zone in the zone that is set', () => {
		const reading = { timeZone: 'America/Toronto', dateFormat: '' };
		expect(eventInstant('2026-07-04 10:00', reading)).toBe('2026-07-04T14:00:00.000Z');
		expect(eventInstant('July 4, 2026 10:00 AM', reading)).toBe('2026-07-04T14:00:00.000Z');
	});

	it('leaves a printed zone its say', () => {
		const reading = { timeZone: 'America/Toronto', dateFormat: '' };
		expect(eventInstant('2026-07-04 10:00 UTC', reading)).toBe('2026-07-04T10:00:00.000Z');
	});

	it('settles the order of day and month by the format', () => {
		const reading = { timeZone: 'UTC', dateFormat: 'dd/MM/yyyy HH:mm' };
		expect(eventInstant('03/04/2026 10:11', reading)).toBe('2026-04-03T10:11:00.000Z');
		expect(eventInstant('03/04/2026 10:11 UTC', { ...reading, timeZone: '' })).toBe(
			'2026-04-03T10:11:00.000Z',
		);
	});

	it('takes the zone that the format prints', () => {
		const reading = { timeZone: '', dateFormat: 'dd/MM/yyyy HH:mm ZZ' };
		expect(eventInstant('03/04/2026 10:11 +02:00', reading)).toBe('2026-04-03T08:11:00.000Z');
		expect(eventInstant('April the third +02:00', reading)).toBeNull();
	});

	it('does not guess the zone that the format lacks', () => {
		expect(
			eventInstant('03/04/2026 10:11', { timeZone: '', dateFormat: 'dd/MM/yyyy HH:mm' }),
		).toBeNull();
	});

	it('ignores a zone that does not exist', () => {
		expect(
			eventInstant('2026-07-04 10:00', { timeZone: 'Nowhere/City', dateFormat: '' }),
		).toBeNull();
	});
});
