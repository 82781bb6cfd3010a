import type { TicketDraft } from '../ticket/draft';
import { ready } from './createState';
import type { StateAt } from './createState';
import type { DeliveryMemory } from './memory';

const knownForMs = 15 * 60_000;

/**
 * How the create of a draft begins. Whether Autotask demands a due date shows only when it rejects
 * a ticket without one; tickets of the same category and service level agreement meet the same, so
 * they send the due date at once instead of being rejected one by one.
 */
export function firstTry(
	draft: TicketDraft,
	memory: DeliveryMemory,
	nowMs: number,
): StateAt<'ready'> {
	const demandedAtMs = memory.dueDateDemands.get(kindOf(draft));
	const isKnown = demandedAtMs !== undefined && nowMs - demandedAtMs < knownForMs;
	return isKnown && draft.fallbackDueDateTime !== null ? { ...ready, dueDate: 'fallback' } : ready;
}

/** Remembers that Autotask demanded a due date for such a ticket. */
export function learnDueDateDemand(
	draft: TicketDraft,
	memory: DeliveryMemory,
	nowMs: number,
): void {
	memory.rememberDueDateDemand(kindOf(draft), nowMs);
}

function kindOf({ fields }: TicketDraft): string {
	const { ticketCategory, serviceLevelAgreementID } = fields;
	return JSON.stringify([ticketCategory ?? null, serviceLevelAgreementID ?? null]);
}
