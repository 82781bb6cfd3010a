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
 * missing notes added). Answers what became of each intent by alert key; intents to skip or fail
 * need nothing and have no entry.
 */
export async function deliver(
	intents: readonly Intent[],
	desk: Desk,
): Promise<ReadonlyMap<string, Delivery>> {
	const deliveries = new Map<string, Delivery>();
	const creates: Create[] = [];
	for (const intent of intents) {
		if (intent.kind === 'create') creates.push(intent);
		if (intent.kind === 'existing') {
			deliveries.set(intent.keys.alertKey, await tend(intent, desk));
		}
	}
	await createTickets(creates, desk, ({ keys }, delivery) => {
		deliveries.set(keys.alertKey, delivery);
	});
	return deliveries;
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
