import { failureOf } from '../autotask/failures';
import { readTicket } from '../autotask/tickets';
import type { TicketRow } from '../autotask/tickets';
import { isUnanswered } from '../autotask/verdict';
import type { Unanswered } from '../autotask/verdict';
import type { Failure } from '../failure';
import { closeTicket } from './closeTicket';
import type { Course } from './createRounds';
import type { CreateState } from './createState';
import type { Desk } from './desk';
import { diagnose } from './hiddenTicket';
import { mergeNoteTitle, noteMerge } from './mergeNotes';
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

type Hidden = Course<Extract<CreateState, { at: 'hidden' }>>;

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
			if (closed) desk.memory.created.delete(keys.alertKey);
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
	desk.memory.created.delete(keys.alertKey);
	return { kind: 'merged', into };
}

const closedBecauseKeyless =
	'Closed: Autotask does not keep the external id by which the Office Protect integration recognises its tickets, so the alert would be ticketed again.';

function keyNotKept(ticketId: number, found: string | null, closed: boolean): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Autotask did not keep the externalID of ticket ${ticketId} (it reads ${found === null ? 'empty' : `"${found}"`})${closed ? ', so the ticket was closed' : '; the ticket could not be closed, please close it'}`,
		remedy:
			"Look for a workflow rule that changes the external id of new tickets, and for the API user's right to edit tickets. Until it is kept, no tickets are created: they would be made again at every run.",
		again: 'later',
		autotask: [],
	};
}

const remedyForHidden =
	'Check that the API user may view all tickets (security level, line of business), and whether Duplicate Ticket Handling merges new tickets. Until its tickets can be read, no more are created: they would be made again at every run.';

function notReadable(ticketId: number): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Autotask answered that it created ticket ${ticketId}, but the ticket cannot be read`,
		remedy: remedyForHidden,
		again: 'later',
		autotask: [],
	};
}

const noIdAnswered: Failure = {
	code: 'externalIdNotKept',
	message:
		'Autotask answered that it created the ticket, but named no id, and the alert key does not find it',
	remedy: remedyForHidden,
	again: 'later',
	autotask: [],
};

/** The failure of the alerts behind a ticket whose key queries do not show. */
export function queriesHide(ticketId: number): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Ticket ${ticketId} was created with its external id, but queries do not show it`,
		remedy:
			'Check that the API user may query all tickets (security level, line of business). Until its tickets show, no more are created: they would be made again at every run.',
		again: 'later',
		autotask: [],
	};
}

function unread(ticketId: number, verdict: Unanswered): Failure {
	const why = failureOf(verdict, `show ticket ${ticketId}, which it had just created`);
	return { ...why, again: 'later' };
}

function mergeNotRecorded(into: TicketRow, { message, autotask }: Failure): Failure {
	return {
		code: 'outcomeUncertain',
		message: `Autotask merged the new ticket into ${into.ticketNumber ?? `ticket ${into.id}`}, and the note that records it could not be written. ${message}`,
		remedy: "Check the API user's right to add ticket notes, then run the alert again.",
		again: 'later',
		autotask,
	};
}
