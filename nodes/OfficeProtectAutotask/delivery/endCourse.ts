import { refOf } from '../autotask/ticketRef';
import type { TicketRow } from '../autotask/tickets';
import type { Failure } from '../failure';
import type { NonEmpty } from '../nonEmpty';
import { notesOf } from '../ticket/draft';
import type { TicketDraft } from '../ticket/draft';
import { isOpen } from './converge';
import type { Course, Create, Final } from './createRounds';
import type { DueDateSent, StateAt } from './createState';
import type { Delivery } from './delivery';
import { queriesHide } from './keyFailures';
import type { Desk } from './office';
import { withOwnTicket } from './ownTicket';
import { resolveHidden } from './resolveHidden';
import { settleTickets } from './settleTickets';
import { writeMissingNotes, writeNotes } from './writeNotes';

/** How a create ended. */
export interface Ended {
	readonly delivery: Delivery;
	/** Id of a ticket of ours that shows that Autotask keeps keys and finds tickets by them. */
	readonly proof: number | null;
	/** Why no more creates may go out, in this run or in this process; null: nothing is in the way. */
	readonly holds: Hold | null;
}

interface Hold {
	readonly failure: Failure;
	readonly for: 'run' | 'process';
}

/** What a create has led to: the tickets that stand for its alert, and which of them it made. */
interface Found {
	readonly create: Create;
	readonly tickets: NonEmpty<TicketRow>;
	/** An id; `unknown`: no answer named it; `none`: Autotask merged what was sent into a ticket. */
	readonly own: number | 'unknown' | 'none';
	readonly dueDate: DueDateSent;
}

/** Ends a create: duplicates converged, notes written, a hidden ticket resolved. */
export async function endCourse(course: Course<Final>, desk: Desk): Promise<Ended> {
	const { create, state } = course;
	switch (state.at) {
		case 'settled': {
			const tickets = await withOwnTicket({ ...course, state }, desk);
			const { ticketId, dueDate } = state;
			const found: Found = { create, tickets, own: ticketId ?? 'unknown', dueDate };
			// Another worker's ticket proves nothing: its key may have been put back.
			const shown = state.tickets.find(({ id }) => id === ticketId);
			return { delivery: await endFound(found, desk), proof: shown?.id ?? null, holds: null };
		}
		case 'hidden':
			return endHidden({ ...course, state }, desk);
		case 'failed':
			return failed(state.failure, null, concernsAll(state.failure) ? 'run' : null);
	}
}

function failed(failure: Failure, ticketId: number | null, holds: Hold['for'] | null): Ended {
	const ticket = ticketId === null ? null : { id: ticketId, ticketNumber: null };
	return {
		delivery: { kind: 'failed', failure, ticket },
		proof: null,
		holds: holds === null ? null : { failure, for: holds },
	};
}

async function endFound(
	{ create: { draft }, tickets, own, dueDate }: Found,
	desk: Desk,
): Promise<Delivery> {
	const { survivor, ...settled } = await settleTickets(tickets, draft, desk);
	const isFresh = own === survivor.id && tickets.length === 1;
	const write = isFresh ? writeNotes : writeMissingNotes;
	const failure = await write(survivor.id, notesOf(draft), desk);
	const ticket = refOf(survivor);
	if (failure !== null) return { kind: 'failed', failure, ticket };
	const isOurs = own === 'unknown' || own === survivor.id;
	const wasCompleted = isOurs && !isOpen(survivor) && survivor.status !== draft.fields.status;
	const remarks = [
		...(isOurs ? draft.remarks : []),
		...settled.remarks,
		...(wasCompleted ? [completedAtOnce] : []),
		...(isOurs && dueDate === 'fallback' ? [dueDateDemanded(draft)] : []),
	];
	return {
		kind: isOurs ? 'created' : 'existing',
		ticket,
		row: survivor,
		dueDate,
		...settled,
		remarks,
	};
}

function dueDateDemanded({ fallbackDueDateTime }: TicketDraft): string {
	return `Autotask demands a due date for such tickets, so ${String(fallbackDueDateTime)} was sent.`;
}

const completedAtOnce =
	'Autotask completed the ticket as soon as it was created: look for a workflow rule, or for Duplicate Ticket Handling, which puts the text into a note of an older ticket.';

async function endHidden(course: Course<StateAt<'hidden'>>, desk: Desk): Promise<Ended> {
	const { create, state } = course;
	const { ticketId, cutShort, dueDate } = state;
	const resolved = await resolveHidden(course, desk);
	switch (resolved.kind) {
		case 'lost':
			return failed(resolved.failure, ticketId, 'process');
		case 'open': {
			const ended = failed(resolved.failure, ticketId, null);
			return { ...ended, holds: { failure: notTried(resolved.failure), for: 'run' } };
		}
		case 'unrecorded':
			return failed(resolved.failure, ticketId, null);
		case 'merged': {
			const found: Found = { create, tickets: [resolved.into], own: 'none', dueDate };
			return { delivery: await endFound(found, desk), proof: null, holds: null };
		}
		case 'stands': {
			const { row, shown } = resolved;
			const found: Found = { create, tickets: [row], own: row.id, dueDate };
			const delivery = await endFound(found, desk);
			if (shown) return { delivery, proof: row.id, holds: null };
			const holds: Hold =
				cutShort === null
					? { failure: queriesHide(row.id), for: 'process' }
					: { failure: notTried(cutShort), for: 'run' };
			return { delivery, proof: null, holds };
		}
	}
}

/** The failure of alerts whose tickets were not sent, because one before them cannot be verified. */
function notTried(failure: Failure): Failure {
	return {
		...failure,
		code: failure.code === 'outcomeUncertain' ? 'autotaskUnreachable' : failure.code,
		message: `No ticket was sent, because the one before could not be verified. ${failure.message}`,
		again: 'later',
	};
}

/** Whether the next create would meet the same: sending it would only spend calls. */
function concernsAll({ code }: Failure): boolean {
	switch (code) {
		case 'authorizationRefused':
		case 'permissionMissing':
		case 'accessRestricted':
		case 'limitReached':
		case 'autotaskUnreachable':
		case 'cancelled':
		case 'budgetSpent':
			return true;
		case 'previewOnly':
		case 'notReadable':
		case 'identityMissing':
		case 'companyUnavailable':
		case 'settingInvalid':
		case 'ticketRejected':
		case 'externalIdNotKept':
		case 'runBroken':
		case 'outcomeUncertain':
			return false;
	}
}
