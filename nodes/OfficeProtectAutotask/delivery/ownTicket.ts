import { readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import type { NonEmpty } from '../nonEmpty';
import type { Course } from './createRounds';
import type { StateAt } from './createState';
import { diagnose } from './hiddenTicket';
import type { Desk } from './office';
import { inOrder } from './remembered';
import { restoreKey } from './restoreKey';

/**
 * The tickets that the key found, lowest id first, and the one that our create was answered where
 * the key finds only another worker's: it may lag behind, or have lost its key. A lost key is put
 * back, so that nobody overlooks the ticket from then on.
 */
export async function withOwnTicket(
	{ create: { draft, keys }, state, postedAtMs }: Course<StateAt<'settled'>>,
	desk: Desk,
): Promise<NonEmpty<TicketRow>> {
	const { ticketId, tickets } = state;
	if (ticketId === null) return tickets;
	if (tickets.some(({ id }) => id === ticketId)) return tickets;
	const { externalId } = keys;
	const read = await readTicket(desk.client, ticketId);
	if (read.kind !== 'ok' || read.value === null) return tickets;
	const posted = { externalId, title: draft.texts().title, atMs: postedAtMs };
	switch (diagnose(read.value, posted).kind) {
		case 'keyLost':
			await restoreKey(ticketId, keys, desk);
			break;
		case 'keyIntact':
			break;
		case 'merged':
		case 'notReadable':
			return tickets;
	}
	return inOrder(read.value, tickets);
}
