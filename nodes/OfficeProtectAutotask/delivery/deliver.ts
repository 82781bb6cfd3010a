import { refOf } from '../autotask/ticketRef';
import type { Intent } from '../plan/plan';
import { createTickets } from './createTickets';
import type { Create } from './createRounds';
import type { Delivery } from './delivery';
import type { Desk } from './office';
import { restoreOwnKey } from './remembered';
import { settleTickets } from './settleTickets';
import { writeNotes } from './writeNotes';

/**
 * Carries the plan out: creates what is to be created and tends what exists (duplicates converged,
 * missing notes added). `done` is told of each intent once, as soon as it is known what became of
 * it; intents to skip or fail need nothing (null).
 */
export async function deliver(
	intents: readonly Intent[],
	desk: Desk,
	done: (intent: Intent, delivery: Delivery | null) => void,
): Promise<void> {
	const creates: Create[] = [];
	for (const intent of intents) {
		if (intent.kind === 'create') creates.push(intent);
		else done(intent, intent.kind === 'existing' ? await tend(intent, desk) : null);
	}
	await createTickets(creates, desk, done);
}

async function tend(
	{ keys, tickets, draft, missingNotes }: Extract<Intent, { kind: 'existing' }>,
	desk: Desk,
): Promise<Delivery> {
	await restoreOwnKey(tickets, keys, desk);
	const { survivor, lostRace, leftOpen, remarks } = await settleTickets(tickets, draft, desk);
	const failure = await writeNotes(survivor.id, missingNotes.get(survivor.id) ?? [], desk);
	const ticket = refOf(survivor);
	if (failure !== null) return { kind: 'failed', failure, ticket };
	const delivered = { ticket, row: survivor, lostRace, leftOpen, remarks };
	return { kind: 'existing', dueDate: null, ...delivered };
}
