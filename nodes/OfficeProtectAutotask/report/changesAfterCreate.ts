import { DateTime } from 'luxon';
import type { SentFields } from './outcome';

/**
 * A sentence for each field that a ticket no longer holds as it was sent: a service level
 * agreement, a category or a workflow rule of Autotask changed it. Texts are compared without their
 * white space and times as instants, since Autotask writes both in its own way.
 */
export function changesAfterCreate(
	sent: SentFields,
	read: Readonly<Record<string, unknown>>,
): readonly string[] {
	return Object.entries(sent)
		.filter(([name, value]) => name in read && comparable(value) !== comparable(read[name]))
		.map(
			([name, value]) =>
				`Autotask changed ${name}: ${shown(value)} was sent, the ticket now says ${shown(read[name])}.`,
		);
}

function comparable(value: unknown): string {
	const text = asText(value);
	if (/^\d{4}-\d\d-\d\dT/.test(text)) {
		const instant = DateTime.fromISO(text, { zone: 'utc' });
		if (instant.isValid) return String(instant.toMillis());
	}
	return text.replace(/\s+/g, ' ').trim();
}

function shown(value: unknown): string {
	const text = asText(value);
	if (text === '') return 'nothing';
	return text.length > 60 ? `"${text.slice(0, 60)}…"` : `"${text}"`;
}

function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
