import type { TicketSchema } from '../autotask/ticketSchema';
import type { Office } from './office';

/** An office in which the ticket schema is known. */
export interface Desk extends Office {
	readonly schema: TicketSchema;
}
