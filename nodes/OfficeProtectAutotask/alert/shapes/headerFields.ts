import { DateTime } from 'luxon';
import { addressParser } from 'postal-mime';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** The lower-case addresses of a From or To header, in its order. */
export function addressesIn(header: string): readonly string[] {
	return addressParser(header.slice(0, 100_000), { flatten: true })
		.map(({ address }) => (address ?? '').trim().toLowerCase())
		.filter((address) => address.includes('@'));
}

/** A Date header (RFC 5322) or ISO time as ISO 8601 in UTC; null when it is neither. */
export function instantIn(date: string): string | null {
	const text = date.trim();
	const mail = DateTime.fromRFC2822(text, { zone: 'utc' });
	if (mail.isValid) return mail.toISO();
	const iso = DateTime.fromISO(text, { zone: 'utc' });
	if (iso.isValid) return iso.toISO();
	const time = text.length > 100 ? Number.NaN : Date.parse(text);
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A header without its name, unfolded: `Subject: a` is `a`. */
export function headerValue(line: string): string {
	return line
		.replace(/^[\w-]+:/u, '')
		.replace(/\r?\n[ \t]+/gu, ' ')
		.trim();
}
