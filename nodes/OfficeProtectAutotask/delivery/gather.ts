import { failureOf } from '../autotask/failures';
import { findNotesByTicket } from '../autotask/notes';
import { findTicketsByAlertKeys, readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import type { Rejected, Verdict } from '../autotask/verdict';
import type { Failure } from '../failure';
import type { NonEmpty } from '../nonEmpty';
import type { Candidate } from '../plan/candidate';
import type { Known } from '../plan/plan';
import { findMerged } from './mergeNotes';
import type { Office } from './office';
import { lookAtNewest, withRemembered } from './remembered';
import type { Found, TicketsByKey } from './remembered';
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
	const found = {
		tickets: new Map([...byKey.value, ...merged.value.tickets]),
		refused: merged.value.refused,
	};
	const known = await withRemembered(keys, found, office);
	if (known.kind !== 'ok') return known;
	const looked = isNewestApart ? await lookAtNewest(newest, byKey.value, office) : known;
	if (looked.kind !== 'ok') return looked;
	const { tickets, refused } = known.value;
	const noteTitles = await findOverflowNotes(candidates, tickets, office);
	if (noteTitles.kind !== 'ok') return noteTitles;
	return {
		kind: 'ok',
		value: {
			tickets,
			noteTitles: noteTitles.value,
			unclear: new Map([...refused].map(([key, verdict]) => [key, unclear(verdict)])),
			rejected: office.memory.rejected,
		},
	};
}

/** The tickets that notes record the keys as merged into. */
async function findMergedTickets(keys: readonly string[], office: Office): Promise<Verdict<Found>> {
	const merged = await findMerged(keys, office);
	if (merged.kind !== 'ok') return merged;
	const tickets = new Map<string, NonEmpty<TicketRow>>();
	const refused = new Map<string, Rejected>();
	for (const [key, id] of merged.value) {
		const read = await readTicket(office.client, id);
		if (read.kind === 'rejected') refused.set(key, read);
		else if (read.kind !== 'ok') return read;
		else if (read.value !== null) tickets.set(key, [read.value]);
	}
	return { kind: 'ok', value: { tickets, refused } };
}

/** What Autotask refuses to show today it may show the next run: the alert is tried again. */
function unclear(refused: Rejected): Failure {
	return { ...failureOf(refused, 'show the ticket of this alert'), again: 'later' };
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
