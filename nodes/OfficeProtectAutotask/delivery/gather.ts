import { findNotesByTicket } from '../autotask/notes';
import { findTicketsByAlertKeys, readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import type { Verdict } from '../autotask/verdict';
import type { Candidate, NonEmpty } from '../plan/candidate';
import type { Known } from '../plan/plan';
import type { Desk } from './desk';
import { doubt } from './memory';
import type { DeliveryMemory } from './memory';
import { findMerged } from './mergeNotes';
import { ourNotes } from './writeNotes';

type Sources = Pick<Desk, 'client' | 'context' | 'memory'>;
type TicketsByKey = ReadonlyMap<string, NonEmpty<TicketRow>>;

/**
 * Reads what Autotask holds already of the candidates: their tickets by alert key, whatever their
 * status; where a key has none, a ticket that it was merged into, or that this process created;
 * and the overflow notes of those tickets that must carry some.
 */
export async function gather(
	candidates: readonly Candidate[],
	sources: Sources,
): Promise<Verdict<Known>> {
	const keys = keysToLookUp(candidates, sources.memory);
	const byKey = await findTicketsByAlertKeys(sources.client, keys);
	if (byKey.kind !== 'ok') return byKey;
	const elsewhere = await findElsewhere(
		keys.filter((key) => !byKey.value.has(key)),
		sources,
	);
	if (elsewhere.kind !== 'ok') return elsewhere;
	const tickets = new Map([...byKey.value, ...elsewhere.value]);
	const noteTitles = await findOverflowNotes(candidates, tickets, sources);
	if (noteTitles.kind !== 'ok') return noteTitles;
	return {
		kind: 'ok',
		value: { tickets, noteTitles: noteTitles.value, rejected: sources.memory.rejected },
	};
}

/**
 * The keys of the candidates, and of the ticket that this process created last: where it has lost
 * its key meanwhile, that is noticed before more tickets are made.
 */
function keysToLookUp(
	candidates: readonly Candidate[],
	{ newest }: DeliveryMemory,
): readonly string[] {
	const keys = candidates.filter(({ kind }) => kind !== 'skip').map((c) => c.keys.alertKey);
	return keys.length === 0 || newest === null ? keys : [...new Set([...keys, newest])];
}

async function findElsewhere(
	keys: readonly string[],
	sources: Sources,
): Promise<Verdict<TicketsByKey>> {
	const merged = await findMerged(keys, sources);
	if (merged.kind !== 'ok') return merged;
	const tickets = new Map<string, NonEmpty<TicketRow>>();
	for (const key of keys) {
		const mergedInto = merged.value.get(key);
		const id = mergedInto ?? sources.memory.created.get(key);
		if (id === undefined) continue;
		const read = await readTicket(sources.client, id);
		if (read.kind !== 'ok') return read;
		const row = read.value;
		if (row === null || (mergedInto === undefined && isOfAnotherAlert(row, key))) continue;
		tickets.set(key, [row]);
		if (mergedInto === undefined && hasLostKey(row, key)) doubt(sources.memory);
	}
	return { kind: 'ok', value: tickets };
}

/** Whether a remembered ticket carries the key of another alert: then it is not this one's. */
function isOfAnotherAlert({ externalID }: TicketRow, alertKey: string): boolean {
	const found = externalID?.toLowerCase() ?? '';
	return /^op\d+-/.test(found) && !found.startsWith(alertKey);
}

function hasLostKey({ externalID }: TicketRow, alertKey: string): boolean {
	return externalID?.toLowerCase().startsWith(alertKey) !== true;
}

async function findOverflowNotes(
	candidates: readonly Candidate[],
	tickets: TicketsByKey,
	{ client }: Sources,
): Promise<Verdict<Known['noteTitles']>> {
	const ids = candidates.flatMap((candidate) =>
		candidate.kind === 'ticket' && candidate.draft.notes.length > 0
			? (tickets.get(candidate.keys.alertKey) ?? []).map(({ id }) => id)
			: [],
	);
	const titles = new Map<number, Set<string>>();
	if (ids.length === 0) return { kind: 'ok', value: titles };
	const notes = await findNotesByTicket(client, ids, ourNotes);
	if (notes.kind !== 'ok') return notes;
	for (const { ticketID, title } of notes.value) {
		titles.set(ticketID, (titles.get(ticketID) ?? new Set<string>()).add(title));
	}
	return { kind: 'ok', value: titles };
}
