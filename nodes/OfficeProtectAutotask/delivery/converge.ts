import { sortBy } from 'lodash';
import type { TicketRow } from '../autotask/tickets';
import type { NonEmpty } from '../nonEmpty';

/** Status and assignee of a ticket that nobody has touched: those that our create sent. */
export interface Untouched {
	readonly status: number;
	readonly assignedResourceID: number | null;
}

/** Which of the tickets of one alert stays, which are closed, which a human must look at. */
export interface Convergence {
	readonly survivor: TicketRow;
	readonly close: readonly TicketRow[];
	readonly leftOpen: readonly TicketRow[];
}

/**
 * Decides between tickets of one alert key. The lowest open id survives and the others are closed,
 * but a ticket that a human has touched is never closed: it survives an untouched one, and of
 * several touched ones all stay open. What a workflow rule did to all of them alike is no touch.
 */
export function converge(tickets: NonEmpty<TicketRow>, untouched: Untouched | null): Convergence {
	const open = sortBy(tickets.filter(isOpen), 'id');
	const alike = open.every((ticket) => open.every((other) => !differ(ticket, other)));
	const touched = open.filter(
		(ticket) => isActedOn(ticket) || (!alike && untouched !== null && differ(ticket, untouched)),
	);
	const lowest = tickets.reduce((low, ticket) => (ticket.id < low.id ? ticket : low));
	const survivor = touched[0] ?? open[0] ?? lowest;
	return {
		survivor,
		close: open.filter((ticket) => ticket !== survivor && !touched.includes(ticket)),
		leftOpen: touched.filter((ticket) => ticket !== survivor),
	};
}

/** Whether the ticket is not completed. */
export function isOpen(ticket: TicketRow): boolean {
	return ticket.completedDate === null || ticket.completedDate === '';
}

/** "Autotask Administrator", in whose name Autotask itself acts, such as in workflow rules. */
const autotaskItself = 4;

function isActedOn({ lastActivityResourceID: last, creatorResourceID }: TicketRow): boolean {
	return last !== null && last !== creatorResourceID && last !== autotaskItself;
}

function differ(a: Untouched, b: Untouched): boolean {
	return a.status !== b.status || a.assignedResourceID !== b.assignedResourceID;
}
