import { DateTime, FixedOffsetZone, IANAZone } from 'luxon';
import type { Zone } from 'luxon';

export interface TimeReading {
	/** IANA zone of times that print none; empty: such times stay unread. */
	readonly timeZone: string;
	/** luxon format of times that are not understood by themselves; empty: none. */
	readonly dateFormat: string;
}

const namedOffsets: ReadonlyMap<string, number> = new Map([
	['utc', 0],
	['gmt', 0],
	['z', 0],
	['ut', 0],
	['est', -5],
	['edt', -4],
	['cst', -6],
	['cdt', -5],
	['mst', -7],
	['mdt', -6],
	['pst', -8],
	['pdt', -7],
	['cet', 1],
	['cest', 2],
	['hae', -4],
	['hne', -5],
]);
const zonePattern =
	/\s*\(?\s*(?:(?:utc|gmt)\s*([+-]\d{1,2})(?::?(\d{2}))?|(?<=:\d{2}(?:[.,]\d{1,9})?\s?)([+-]\d{2}):?(\d{2})|\b([a-z]{1,4})|\b([a-z]+\/[a-z_]+(?:\/[a-z_]+)?))\s*\)?(?:\s*\([^()]*\))?\s*$/iu;

const months: ReadonlyMap<string, number> = new Map(
	[
		['january', 'jan', 'janvier', 'janv'],
		['february', 'feb', 'fevrier', 'fevr', 'fev'],
		['march', 'mar', 'mars'],
		['april', 'apr', 'avril', 'avr'],
		['may', 'mai'],
		['june', 'jun', 'juin'],
		['july', 'jul', 'juillet', 'juil'],
		['august', 'aug', 'aout'],
		['september', 'sep', 'sept', 'septembre'],
		['october', 'oct', 'octobre'],
		['november', 'nov', 'novembre'],
		['december', 'dec', 'decembre'],
	].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const universalTime = /coordinated universal time|temps universel(?: coordonné)?/iu;

interface Clock {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
	readonly millisecond: number;
}

/**
 * The instant (ISO 8601, UTC) that a printed time names; null unless its zone and the order of its
 * parts are certain: the zone is printed or set, a numeric month is told from the day by ISO order, by
 * a day above 12 or by the format that is set.
 * @param raw as printed, for example `2026-03-04 10:11 UTC` or `4 juillet 2026 à 16:20 (UTC)`
 */
export function eventInstant(raw: string, reading: TimeReading): string | null {
	const text = raw.trim().replace(universalTime, 'UTC');
	if (text === '' || text.length > 100) return null;
	const formatted = byFormat(text, reading);
	if (formatted !== null) return formatted;
	return byIso(text, reading) ?? byParts(text, reading);
}

function setZone(reading: TimeReading): Zone | null {
	return IANAZone.isValidZone(reading.timeZone) ? IANAZone.create(reading.timeZone) : null;
}

function utc(time: DateTime): string | null {
	return time.isValid ? time.toJSDate().toISOString() : null;
}

function byFormat(text: string, reading: TimeReading): string | null {
	if (reading.dateFormat === '') return null;
	const printsZone = /(?:^|[^a-zA-Z'])(?:Z{1,5}|z)(?:$|[^a-zA-Z'])/u.test(reading.dateFormat);
	const zone = setZone(reading);
	const attempt = (printed: string, own: Zone | null) => {
		for (const locale of ['en-US', 'fr-CA', 'fr-FR']) {
			const options = own === null ? { setZone: true, locale } : { zone: own, locale };
			const time = DateTime.fromFormat(printed, reading.dateFormat, options);
			if (time.isValid) return utc(time);
		}
		return null;
	};
	if (printsZone) return attempt(text, zone);
	const printed = splitZone(text);
	if (printed !== null) return attempt(printed.rest, printed.zone);
	return zone === null ? null : attempt(text, zone);
}

function byIso(text: string, reading: TimeReading): string | null {
	if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(text)) return null;
	const iso = text.replace(' ', 'T');
	const zone = setZone(reading);
	if (/(?:Z|[+-]\d{2}:?\d{2})$/u.test(text)) return utc(DateTime.fromISO(iso.replace(/\s+/gu, '')));
	return zone === null ? null : utc(DateTime.fromISO(iso, { zone }));
}

function byParts(text: string, reading: TimeReading): string | null {
	const printed = splitZone(text);
	const zone = printed?.zone ?? setZone(reading);
	const rest = printed?.rest ?? text;
	if (zone === null) return null;
	const clock = clockOf(rest);
	if (clock === null) return null;
	const date = numericDate(clock.rest) ?? wordedDate(clock.rest);
	return date === null ? null : utc(DateTime.fromObject({ ...date, ...clock.time }, { zone }));
}

/** What stands before the zone, and the zone; letters that name none (`AM`) are passed over. */
function splitZone(text: string): { readonly rest: string; readonly zone: Zone } | null {
	const search = new RegExp(zonePattern, 'giu');
	for (let match = search.exec(text); match !== null; match = search.exec(text)) {
		const zone = zoneOf(match);
		if (zone !== null) return { rest: text.slice(0, match.index), zone };
		search.lastIndex = match.index + 1;
	}
	return null;
}

function zoneOf(match: RegExpExecArray): Zone | null {
	const [, utcHours, utcMinutes, hours, minutes, name, iana] = match;
	if (iana !== undefined) return IANAZone.isValidZone(iana) ? IANAZone.create(iana) : null;
	if (name !== undefined) {
		const offset = namedOffsets.get(name.toLowerCase());
		return offset === undefined ? null : FixedOffsetZone.instance(offset * 60);
	}
	const [h, m] = utcHours === undefined ? [hours, minutes] : [utcHours, utcMinutes];
	if (h === undefined) return null;
	const sign = h.startsWith('-') ? -1 : 1;
	return FixedOffsetZone.instance(sign * (Math.abs(Number(h)) * 60 + Number(m ?? 0)));
}

function clockOf(text: string): { readonly time: Clock; readonly rest: string } | null {
	const match =
		/(?:\bat |\bà |, )?\b(\d{1,2})(?::|\s?h\s?)(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?\s*([ap])?\.?(?:m\b\.?)?/iu.exec(
			text,
		);
	if (match === null) return null;
	const [whole, hours, minutes, seconds, fraction, half] = match;
	const half12 = half?.toLowerCase();
	const hour = Number(hours);
	if (half12 !== undefined && (hour < 1 || hour > 12)) return null;
	const time = {
		hour: half12 === undefined ? hour : (hour % 12) + (half12 === 'p' ? 12 : 0),
		minute: Number(minutes),
		second: Number(seconds ?? 0),
		millisecond: Number((fraction ?? '0').padEnd(3, '0')),
	};
	const rest = `${text.slice(0, match.index)} ${text.slice(match.index + whole.length)}`;
	return { time, rest };
}

interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

function numericDate(text: string): Day | null {
	const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/u.exec(text);
	if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
	const local = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/u.exec(text);
	if (local === null) return null;
	const [one, other, year] = [Number(local[1]), Number(local[2]), Number(local[3])];
	if (one > 12 && other <= 12) return { year, month: other, day: one };
	if (other > 12 && one <= 12) return { year, month: one, day: other };
	return one === other ? { year, month: one, day: one } : null;
}

function wordedDate(text: string): Day | null {
	const parts = text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.match(/[a-z]+|\d+/gu);
	const month = parts?.map((part) => months.get(part)).find((number) => number !== undefined);
	const year = parts?.find((part) => /^\d{4}$/u.test(part));
	const day = parts?.find((part) => /^\d{1,2}$/u.test(part));
	if (month === undefined || year === undefined || day === undefined) return null;
	return { year: Number(year), month, day: Number(day) };
}
