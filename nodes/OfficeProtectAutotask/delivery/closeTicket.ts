import { readTicket, updateTicket } from '../autotask/tickets';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { Desk } from './desk';
import { isOpen } from './converge';

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

/** Autotask's own *Complete*; customers rename statuses, so a label is only the second choice. */
function completeStatus(schema: TicketSchema): number | null {
	const statuses = schema.fields.get('status')?.picklist?.filter(({ isActive }) => isActive) ?? [];
	const complete =
		statuses.find(({ value }) => value === '5') ??
		statuses.find(({ label }) => /^complete/i.test(label));
	return complete === undefined ? null : Number(complete.value);
}
