import { failureOf } from '../autotask/failures';
import { ticketName } from '../autotask/ticketRef';
import { readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import { isUnanswered } from '../autotask/verdict';
import type { Unanswered } from '../autotask/verdict';
import type { Failure } from '../failure';
import { closeTicket } from './closeTicket';
import type { Course } from './createRounds';
import type { StateAt } from './createState';
import { diagnose } from './hiddenTicket';
import { keyNotKept, noIdAnswered, notReadable } from './keyFailures';
import { mergeNoteTitle, noteMerge } from './mergeNotes';
import type { Desk } from './office';
import { restoreKey } from './restoreKey';
import { writeNotes } from './writeNotes';

/** What became of a created ticket that its key does not find. */
export type Resolved =
	/** It stands, and its key is on it. `shown`: whether look-ups can be relied on to find it. */
	| { readonly kind: 'stands'; readonly row: TicketRow; readonly shown: boolean }
	| { readonly kind: 'merged'; readonly into: TicketRow }
	/** It was merged, and the note that records it is missing. */
	| { readonly kind: 'unrecorded'; readonly failure: Failure }
	/** Autotask does not keep or show it. */
	| { readonly kind: 'lost'; readonly failure: Failure }
	/** Autotask did not answer, so nothing is known of it. */
	| { readonly kind: 'open'; readonly failure: Failure };

type Hidden = Course<StateAt<'hidden'>>;

/**
 * Reads a hidden ticket by its id and makes good what can be: a key that was not kept is put back
 * once; a ticket that does not keep it is closed; a merge is recorded on the ticket merged into.
 */
export async function resolveHidden(hidden: Hidden, desk: Desk): Promise<Resolved> {
	const { ticketId } = hidden.state;
	if (ticketId === null) return { kind: 'lost', failure: noIdAnswered };
	const { keys, draft } = hidden.create;
	const read = await readTicket(desk.client, ticketId);
	if (isUnanswered(read)) return { kind: 'open', failure: unread(ticketId, read) };
	const diagnosis = diagnose(read.kind === 'ok' ? read.value : null, {
		externalId: keys.externalId,
		title: draft.texts().title,
		atMs: hidden.postedAtMs,
	});
	switch (diagnosis.kind) {
		case 'keyIntact':
			return { kind: 'stands', row: diagnosis.row, shown: false };
		case 'keyLost':
			return putKeyBack(hidden, ticketId, diagnosis.found, desk);
		case 'merged':
			return recordMerge(diagnosis.into, hidden, desk);
		case 'notReadable':
			return { kind: 'lost', failure: notReadable(ticketId) };
	}
}

async function putKeyBack(
	hidden: Hidden,
	ticketId: number,
	found: string | null,
	desk: Desk,
): Promise<Resolved> {
	const { keys } = hidden.create;
	const restored = await restoreKey(ticketId, keys, desk);
	switch (restored.kind) {
		case 'kept':
			return { kind: 'stands', row: restored.row, shown: true };
		case 'unanswered':
			return { kind: 'open', failure: unread(ticketId, restored.verdict) };
		case 'notKept': {
			const closed = await closeTicket(ticketId, closedBecauseKeyless, desk);
			if (closed) desk.memory.forget(keys.alertKey);
			return { kind: 'lost', failure: keyNotKept(ticketId, found, closed) };
		}
	}
}

async function recordMerge(into: TicketRow, hidden: Hidden, desk: Desk): Promise<Resolved> {
	const { keys, alert } = hidden.create;
	const note = {
		title: mergeNoteTitle(keys.alertKey),
		description: `Autotask merged the ticket of this Office Protect alert into this one.\n\n${alert.text}`,
	};
	const failure = await writeNotes(into.id, [note], desk);
	if (failure !== null) return { kind: 'unrecorded', failure: mergeNotRecorded(into, failure) };
	noteMerge(desk);
	desk.memory.forget(keys.alertKey);
	return { kind: 'merged', into };
}

const closedBecauseKeyless =
	'Closed: Autotask does not keep the external id by which the Office Protect integration recognises its tickets, so the alert would be ticketed again.';

function unread(ticketId: number, verdict: Unanswered): Failure {
	const why = failureOf(verdict, `show ticket ${ticketId}, which it had just created`);
	return { ...why, again: 'later' };
}

function mergeNotRecorded(into: TicketRow, { message, autotask }: Failure): Failure {
	return {
		code: 'outcomeUncertain',
		message: `Autotask merged the new ticket into ticket ${ticketName(into)}, and the note that records it could not be written. ${message}`,
		remedy: "Check the API user's right to add ticket notes, then run the alert again.",
		again: 'later',
		autotask,
	};
}
