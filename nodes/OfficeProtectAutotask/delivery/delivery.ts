import type { TicketRef } from '../autotask/ticketRef';
import type { TicketRow } from '../autotask/tickets';
import type { Failure } from '../failure';
import type { DueDateSent } from './createState';

/** What became of one intent to create a ticket or to tend an existing one. */
export type Delivery =
	| ({ readonly kind: 'created'; readonly dueDate: DueDateSent } & Delivered)
	| ({
			readonly kind: 'existing';
			/** What was sent before another ticket was found to stand; null: no create was sent. */
			readonly dueDate: DueDateSent | null;
	  } & Delivered)
	| { readonly kind: 'failed'; readonly failure: Failure; readonly ticket: TicketRef | null };

/** The ticket that stands for the alert, and what became of others. */
export interface Delivered {
	readonly ticket: TicketRef;
	/** As last read; null when it was not read after the create. */
	readonly row: TicketRow | null;
	/** Tickets of the same alert that were closed in favour of this one. */
	readonly lostRace: readonly TicketRef[];
	/** Tickets of the same alert that stay open because a human has touched them. */
	readonly leftOpen: readonly TicketRef[];
	/** Sentences for the outcome. */
	readonly remarks: readonly string[];
}
