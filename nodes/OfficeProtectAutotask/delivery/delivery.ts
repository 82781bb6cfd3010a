import type { TicketRef, TicketRow } from '../autotask/tickets';
import type { Failure } from '../failure';

/** What became of one intent to create a ticket or to tend an existing one. */
export type Delivery =
	| ({ readonly kind: 'created' } & Delivered)
	| ({ readonly kind: 'existing' } & Delivered)
	| { readonly kind: 'failed'; readonly failure: Failure; readonly ticket: TicketRef | null };

export interface Delivered {
	readonly ticket: TicketRef;
	/** As last read; null when it was not read after the create. */
	readonly row: TicketRow | null;
	/** Whether the due date was sent only after Autotask had asked for one. */
	readonly dueDate: 'asDrafted' | 'fallback';
	/** Tickets of the same alert that were closed in favour of this one. */
	readonly lostRace: readonly TicketRef[];
	/** Tickets of the same alert that stay open because a human has touched them. */
	readonly leftOpen: readonly TicketRef[];
	/** Sentences for the outcome. */
	readonly remarks: readonly string[];
}
