import type { TicketRef, TicketRow } from '../autotask/tickets';
import type { NonEmpty } from '../plan/candidate';
import type { TicketDraft } from '../ticket/draft';
import { closeTicket } from './closeTicket';
import { converge } from './converge';
import type { Untouched } from './converge';
import type { Desk } from './desk';

/** What is left of the tickets of one alert after they were converged. */
export interface Settled {
	readonly survivor: TicketRow;
	readonly lostRace: readonly TicketRef[];
	readonly leftOpen: readonly TicketRef[];
	readonly remarks: readonly string[];
}

/** Leaves one open ticket of those that carry the same alert key; doing so twice is harmless. */
export async function settleTickets(
	tickets: NonEmpty<TicketRow>,
	draft: TicketDraft | null,
	desk: Desk,
): Promise<Settled> {
	const { survivor, close, leftOpen } = converge(tickets, draft === null ? null : asSent(draft));
	const lostRace: TicketRef[] = [];
	const remarks: string[] = [];
	for (const loser of close) {
		const closed = await closeTicket(loser.id, resolutionFor(survivor), desk);
		if (closed) lostRace.push(refOf(loser));
		else {
			remarks.push(
				`Ticket ${nameOf(loser)} is for the same alert as ${nameOf(survivor)} and could not be closed; the next run tries again`,
			);
		}
	}
	if (leftOpen.length > 0) {
		remarks.push(
			`Somebody works on ${leftOpen.map(nameOf).join(', ')} for the same alert, so it stays open: merge it with ${nameOf(survivor)} in Autotask`,
		);
	}
	return { survivor, lostRace, leftOpen: leftOpen.map(refOf), remarks };
}

/** The ticket as outcomes name it. */
export function refOf({ id, ticketNumber }: TicketRow): TicketRef {
	return { id, ticketNumber };
}

function asSent({ fields }: TicketDraft): Untouched | null {
	const { status, assignedResourceID } = fields;
	if (typeof status !== 'number') return null;
	return {
		status,
		assignedResourceID: typeof assignedResourceID === 'number' ? assignedResourceID : null,
	};
}

function resolutionFor(survivor: TicketRow): string {
	return `Closed as a duplicate: ticket ${nameOf(survivor)} was created for the same Office Protect alert.`;
}

function nameOf({ id, ticketNumber }: TicketRow): string {
	return ticketNumber ?? `with id ${id}`;
}
