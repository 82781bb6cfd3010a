import type { AutotaskClient } from '../autotask/client';
import type { ReferenceCache } from '../autotask/reference';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { RunContext } from '../runContext';
import type { Claims } from './claim';
import type { DeliveryMemory } from './memory';

/** What a run works with: Autotask, what this process knows of it, and the run itself. */
export interface Office {
	readonly client: AutotaskClient;
	readonly reference: ReferenceCache;
	readonly memory: DeliveryMemory;
	readonly claims: Claims;
	readonly context: RunContext;
	/** Whether the user accepts that queries may not show all tickets. */
	readonly acceptsRestrictedAccess: boolean;
}

/** An office in which the ticket schema is known. */
export interface Desk extends Office {
	readonly schema: TicketSchema;
}
