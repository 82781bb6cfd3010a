import { findNotesByTicket } from '../autotask/notes';
import { findTicketsByAlertKeys, readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import type { Verdict } from '../autotask/verdict';
import type { NonEmpty } from '../nonEmpty';
import type { Candidate } from '../plan/candidate';
import type { Known } from '../plan/plan';
import { findMerged } from './mergeNotes';
import type { Office } from './office';
import { lookAtNewest, withRemembered } from './remembered';
import type { TicketsByKey } from './remembered';
import { ourNotes } from './writeNotes';

/**
 * Reads what Autotask holds already of the candidates: their tickets by alert key, whatever their
 * status; where a key has none, a ticket that it was merged into; what this process created and its
 * key does not find; and the overflow notes of those tickets that must carry some.
 */
export async function gather(
	candidates: readonly Candidate[],
	office: Office,
): Promise<Verdict<Known>> {
	const keys = candidates.filter(({ kind }) => kind !== 'skip').map((c) => c.keys.alertKey);
	const { newest } = office.memory;
	const isNewestApart = keys.length > 0 && newest !== null && !keys.includes(newest);
	const byKey = await findTicketsByAlertKeys(
		office.client,
		isNewestApart ? [...keys, newest] : keys,
	);
	if (byKey.kind !== 'ok') return byKey;
	const merged = await findMergedTickets(
		keys.filter((key) => !byKey.value.has(key)),
		office,
	);
	if (merged.kind !== 'ok') return merged;
	const tickets = await withRemembered(keys, new Map([...byKey.value, ...merged.value]), office);
	if (tickets.kind !== 'ok') return tickets;
	const looked = isNewestApart ? await lookAtNewest(newest, byKey.value, office) : tickets;
	if (looked.kind !== 'ok') return looked;
	const noteTitles = await findOverflowNotes(candidates, tickets.value, office);
	if (noteTitles.kind !== 'ok') return noteTitles;
	return {
		kind: 'ok',
		value: {
			tickets: tickets.value,
			noteTitles: noteTitles.value,
			rejected: office.memory.rejected,
		},
	};
}

/** The tickets that notes record the keys as merged into. */
async function findMergedTickets(
	keys: readonly string[],
	office: Office,
): Promise<Verdict<TicketsByKey>> {
	const merged = await findMerged(keys, office);
	if (merged.kind !== 'ok') return merged;
	const tickets = new Map<string, NonEmpty<TicketRow>>();
	for (const [key, id] of merged.value) {
		const read = await readTicket(office.client, id);
		if (read.kind !== 'ok') return read;
		if (read.value !== null) tickets.set(key, [read.value]);
	}
	return { kind: 'ok', value: tickets };
}

async function findOverflowNotes(
	candidates: readonly Candidate[],
	tickets: TicketsByKey,
	{ client }: Office,
): Promise<Verdict<Known['noteTitles']>> {
	const ids = candidates.flatMap((candidate) => {
		const found = tickets.get(candidate.keys.alertKey) ?? [];
		if (candidate.kind !== 'ticket' || found.length === 0) return [];
		return candidate.draft.noteCount > 0 ? found.map(({ id }) => id) : [];
	});
	const titles = new Map<number, Set<string>>();
	if (ids.length === 0) return { kind: 'ok', value: titles };
	const notes = await findNotesByTicket(client, ids, ourNotes);
	if (notes.kind !== 'ok') return notes;
	for (const { ticketID, title } of notes.value) {
		titles.set(ticketID, (titles.get(ticketID) ?? new Set<string>()).add(title));
	}
	return { kind: 'ok', value: titles };
}
