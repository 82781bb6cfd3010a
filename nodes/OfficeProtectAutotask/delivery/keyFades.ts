import { readTicket } from '../autotask/tickets';
import type { AlertKeys } from '../alert/identity/identity';
import type { Failure } from '../failure';
import type { Desk } from './desk';
import { restoreKey } from './restoreKey';

/** Autotask's own rules may change a ticket seconds after it was created. */
export const rulesActWithinMs = 3000;

/**
 * Whether a ticket that its key has found loses the key again, as a workflow rule can bring about
 * some seconds after the create: why no more may be created then, else null. The key is put back,
 * so that later runs find the ticket.
 */
export async function keyFades(
	ticketId: number,
	keys: AlertKeys,
	desk: Desk,
): Promise<Failure | null> {
	if ((await desk.context.wait(rulesActWithinMs)) !== 'waited') return null;
	const read = await readTicket(desk.client, ticketId);
	if (read.kind !== 'ok' || read.value === null) return null;
	const found = read.value.externalID;
	if (found?.toLowerCase().startsWith(keys.alertKey) === true) return null;
	await restoreKey(ticketId, keys, desk);
	return keyChanged(ticketId, found);
}

function keyChanged(ticketId: number, found: string | null): Failure {
	return {
		code: 'externalIdNotKept',
		message: `The externalID of ticket ${ticketId} was changed some seconds after the create (it read ${found === null ? 'empty' : `"${found}"`})`,
		remedy:
			'Look for a workflow rule that changes the external id of new tickets. Until it is kept, no more tickets are created: other workers would make them again.',
		again: 'later',
		autotask: [],
	};
}
