import { DateTime } from 'luxon';
import type { Switches } from '../switches.mts';

/** A date as it is stored (`2030-03-21T00:00:00.000Z`), or null when the text is none. No zone = UTC. */
export function storedDate(text: string): string | null {
	const iso = DateTime.fromISO(text.trim(), { zone: 'utc' });
	const date = iso.isValid ? iso : DateTime.fromSQL(text.trim(), { zone: 'utc' });
	return date.isValid ? date.toISO() : null;
}

/** A stored date as an answer shows it. */
export function shownDate(stored: string, form: Switches['dateForm']): string {
	const zone = form === 'z' || form === 'zTrimmed' ? 'Z' : '';
	const digits = stored.slice(0, -1);
	const isTrimmed = form === 'zTrimmed' || form === 'zonelessTrimmed';
	return (isTrimmed ? digits.replace(/\.?0+$/, '') : digits) + zone;
}

/** The server's time, by its own clock. */
export function serverTime(switches: Switches): string {
	return new Date(Date.now() + switches.clockOffsetMs).toISOString();
}

export function hoursLater(stored: string, hours: number): string {
	return new Date(Date.parse(stored) + hours * 3_600_000).toISOString();
}
