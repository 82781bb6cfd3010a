import { readTicket, updateTicket } from '../autotask/tickets';
import { completeStatus } from '../ticket/closedStatus';
import { isOpen } from './converge';
import type { Desk } from './office';

const landsAfterMs = 1500;

/**
 * Completes a ticket with a resolution and reads it back: a status change can be answered with
 * success and not land, so it is sent once more. Answers whether the ticket is completed.
 */
export async function closeTicket(
	ticketId: number,
	resolution: string,
	desk: Desk,
): Promise<boolean> {
	const status = completeStatus(desk.schema);
	if (status === null) return false;
	for (const waitMs of [0, landsAfterMs]) {
		if (waitMs > 0 && (await desk.context.wait(waitMs)) !== 'waited') return false;
		await updateTicket(desk.client, ticketId, { status, resolution });
		const read = await readTicket(desk.client, ticketId);
		if (read.kind === 'ok' && read.value !== null && !isOpen(read.value)) return true;
	}
	return false;
}
