import { DateTime } from 'luxon';
import type { TicketRow } from '../autotask/tickets';

/** What reading a created ticket by its id showed, after its key did not find it. */
export type Diagnosis =
	/** The key is on the ticket: the index lags, or queries hide our tickets. */
	| { readonly kind: 'keyIntact'; readonly row: TicketRow }
	/** The ticket is ours, the key was not kept or was changed. */
	| { readonly kind: 'keyLost'; readonly found: string | null }
	/** The create was merged into another ticket. */
	| { readonly kind: 'merged'; readonly into: TicketRow }
	| { readonly kind: 'notReadable' };

/** The clocks of Autotask and of this machine may differ by so much. */
const clockToleranceMs = 10 * 60_000;

/**
 * Tells why a ticket just created is not found by its key. It was merged if the id that was
 * answered belongs to the ticket of another alert, or to one that is older than the create or has
 * another number of its own and another title.
 */
export function diagnose(
	row: TicketRow | null,
	posted: { readonly externalId: string; readonly title: string; readonly atMs: number },
): Diagnosis {
	if (row === null) return { kind: 'notReadable' };
	const found = row.externalID === null || row.externalID === '' ? null : row.externalID;
	if (found?.toLowerCase() === posted.externalId) return { kind: 'keyIntact', row };
	const isForeign = found !== null && row.title !== posted.title;
	return isOfAnotherAlert(row, posted.externalId) || isForeign || isOlder(row, posted.atMs)
		? { kind: 'merged', into: row }
		: { kind: 'keyLost', found };
}

/** Whether the ticket carries this alert's key, by which look-ups find it. */
export function carriesKey({ externalID }: TicketRow, alertKey: string): boolean {
	return externalID?.toLowerCase().startsWith(alertKey) === true;
}

/** Whether the ticket carries the key of an alert, and not this one's. */
export function isOfAnotherAlert({ externalID }: TicketRow, alertKey: string): boolean {
	const found = externalID?.toLowerCase() ?? '';
	return /^op\d+-/.test(found) && !found.startsWith(alertKey);
}

/** Whether the ticket was there before a create that was sent at that time. */
export function isOlder({ createDate }: TicketRow, atMs: number): boolean {
	if (createDate === null) return false;
	const created = DateTime.fromISO(createDate, { zone: 'utc' });
	return created.isValid && created.toMillis() < atMs - clockToleranceMs;
}
