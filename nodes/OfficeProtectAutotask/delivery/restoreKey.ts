import type { AlertKeys } from '../alert/identity/identity';
import { readTicket, updateTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import { isUnanswered } from '../autotask/verdict';
import type { Unanswered } from '../autotask/verdict';
import type { Desk } from './office';

/** What became of a ticket whose key was put back. */
export type Restored =
	| { readonly kind: 'kept'; readonly row: TicketRow }
	| { readonly kind: 'notKept' }
	| { readonly kind: 'unanswered'; readonly verdict: Unanswered };

/**
 * Puts the key back on a ticket of ours that has lost it, and reads whether it stays. What Autotask
 * does not answer, a later run of this process tries again.
 */
export async function restoreKey(
	ticketId: number,
	{ externalId }: AlertKeys,
	{ client, context, memory }: Desk,
): Promise<Restored> {
	const put = await updateTicket(client, ticketId, { externalID: externalId });
	const read = await readTicket(client, ticketId);
	if (read.kind === 'ok' && read.value?.externalID?.toLowerCase() === externalId) {
		memory.notePutBack(context.clock());
		return { kind: 'kept', row: read.value };
	}
	for (const verdict of [put, read]) {
		if (isUnanswered(verdict)) return { kind: 'unanswered', verdict };
	}
	return { kind: 'notKept' };
}
