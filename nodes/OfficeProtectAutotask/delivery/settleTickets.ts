import { refOf, ticketName } from '../autotask/ticketRef';
import type { TicketRef } from '../autotask/ticketRef';
import { readTicket, updateTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import type { NonEmpty } from '../nonEmpty';
import type { TicketDraft } from '../ticket/draft';
import { closeTicket } from './closeTicket';
import { converge, isOpen } from './converge';
import type { Untouched } from './converge';
import type { Desk } from './office';

/** What is left of the tickets of one alert after they were converged. */
export interface Settled {
	readonly survivor: TicketRow;
	readonly lostRace: readonly TicketRef[];
	readonly leftOpen: readonly TicketRef[];
	readonly remarks: readonly string[];
}

/**
 * Leaves one open ticket of those that carry the same alert key; doing so twice is harmless.
 * `draft` is the ticket as the settings have it, null where they give none.
 */
export async function settleTickets(
	tickets: NonEmpty<TicketRow>,
	draft: TicketDraft | null,
	desk: Desk,
): Promise<Settled> {
	const { survivor, close, leftOpen } = converge(tickets, draft === null ? null : asSent(draft));
	const lostRace: TicketRef[] = [];
	const remarks = draft === null ? [] : remarksOnCompany(survivor, draft);
	for (const loser of close) {
		if (await closeInFavourOf(survivor, loser, desk)) lostRace.push(refOf(loser));
		else {
			remarks.push(
				`Ticket ${ticketName(loser)} is for the same alert as ticket ${ticketName(survivor)} and could not be closed; the next run tries again`,
			);
		}
	}
	if (leftOpen.length > 0) {
		remarks.push(
			`Somebody works on ticket ${leftOpen.map(ticketName).join(', ')} for the same alert, so it stays open: merge it with ticket ${ticketName(survivor)} in Autotask`,
		);
	}
	return { survivor, lostRace, leftOpen: leftOpen.map(refOf), remarks };
}

/**
 * Closes a duplicate. Another worker that saw the tickets a moment earlier or later can have chosen
 * the other one; if it has closed the survivor meanwhile, the duplicate is opened again: better two
 * open tickets than none.
 */
async function closeInFavourOf(
	survivor: TicketRow,
	loser: TicketRow,
	desk: Desk,
): Promise<boolean> {
	if (!(await closeTicket(loser.id, resolutionFor(survivor), desk))) return false;
	const read = await readTicket(desk.client, survivor.id);
	if (read.kind !== 'ok' || read.value === null || isOpen(read.value)) return true;
	await updateTicket(desk.client, loser.id, { status: loser.status });
	return false;
}

function remarksOnCompany({ companyID }: TicketRow, { fields }: TicketDraft): string[] {
	return fields.companyID === companyID
		? []
		: [
				`The ticket is under the company with id ${companyID} in Autotask, the settings now say ${String(fields.companyID)}`,
			];
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
	return `Closed as a duplicate: ticket ${ticketName(survivor)} was created for the same Office Protect alert.`;
}
