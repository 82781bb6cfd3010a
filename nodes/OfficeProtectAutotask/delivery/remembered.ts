import { sortBy } from 'lodash';
import type { AlertKeys } from '../alert/identity/identity';
import { readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import { isUnanswered } from '../autotask/verdict';
import type { Rejected, Verdict } from '../autotask/verdict';
import type { NonEmpty } from '../nonEmpty';
import { carriesKey, isOfAnotherAlert, isOlder } from './hiddenTicket';
import type { CreatedTicket } from './memory';
import type { Desk, Office } from './office';
import { restoreKey } from './restoreKey';

export type TicketsByKey = ReadonlyMap<string, NonEmpty<TicketRow>>;

/** What is known of alerts, by key: their tickets, or that Autotask refuses to show one. */
export interface Found {
	readonly tickets: TicketsByKey;
	readonly refused: ReadonlyMap<string, Rejected>;
}

/**
 * Adds the tickets that this process created and that their keys do not find: without a key
 * nothing else would find them again. Reads each by its id; one that Autotask refuses to show
 * concerns its own alert alone.
 */
export async function withRemembered(
	alertKeys: readonly string[],
	found: Found,
	office: Office,
): Promise<Verdict<Found>> {
	const tickets = new Map(found.tickets);
	const refused = new Map(found.refused);
	for (const alertKey of alertKeys) {
		const own = await ownBesides(tickets.get(alertKey) ?? [], alertKey, office);
		if (own.kind === 'rejected') refused.set(alertKey, own);
		else if (own.kind !== 'ok') return own;
		else if (own.value !== null) tickets.set(alertKey, inOrder(own.value, tickets.get(alertKey)));
	}
	return { kind: 'ok', value: { tickets, refused } };
}

async function ownBesides(
	found: readonly TicketRow[],
	alertKey: string,
	{ client, memory }: Office,
): Promise<Verdict<TicketRow | null>> {
	const none = { kind: 'ok', value: null } as const;
	const created = memory.created.get(alertKey);
	if (created === undefined) return none;
	if (found.some(({ id }) => id === created.ticketId)) return none;
	const read = await readTicket(client, created.ticketId);
	if (read.kind === 'rejected' && found.length > 0) return none;
	if (read.kind !== 'ok' || read.value === null) return read;
	const row = read.value;
	if (isOfAnotherAlert(row, alertKey)) return none;
	if (found.length > 0 && isOlder(row, created.postedAtMs)) return none;
	if (!carriesKey(row, alertKey)) memory.doubt();
	return read;
}

/**
 * Looks at the ticket that this process created last, whatever alerts the run is about: where it
 * has lost its key meanwhile, the next create goes alone again.
 */
export async function lookAtNewest(
	newest: string,
	found: TicketsByKey,
	office: Office,
): Promise<Verdict<null>> {
	const own = await ownBesides(found.get(newest) ?? [], newest, office);
	return isUnanswered(own) ? own : { kind: 'ok', value: null };
}

/** A ticket among the others of its alert, lowest id first. */
export function inOrder(row: TicketRow, others: readonly TicketRow[] = []): NonEmpty<TicketRow> {
	const [first = row, ...rest] = sortBy([row, ...others], 'id');
	return [first, ...rest];
}

/** Puts the key back on that of the tickets which this process created, if it has lost it. */
export async function restoreOwnKey(
	tickets: readonly TicketRow[],
	keys: AlertKeys,
	desk: Desk,
): Promise<void> {
	const created = desk.memory.created.get(keys.alertKey);
	if (created === undefined) return;
	const keyless = tickets.find((row) => isOwn(row, created) && !carriesKey(row, keys.alertKey));
	if (keyless === undefined || isOfAnotherAlert(keyless, keys.alertKey)) return;
	await restoreKey(keyless.id, keys, desk);
}

/** What is older than the create is a ticket that Autotask merged it into. */
function isOwn(row: TicketRow, { ticketId, postedAtMs }: CreatedTicket): boolean {
	return row.id === ticketId && !isOlder(row, postedAtMs);
}
