import type { TicketRow } from '../autotask/tickets';
import type { Failure } from '../failure';
import { remarksOn } from '../ticket/draft';
import type { TicketDraft } from '../ticket/draft';
import { isOpen } from './converge';
import type { Course, Final } from './createRounds';
import type { Delivery } from './delivery';
import type { Desk } from './desk';
import { withOwnTicket } from './ownTicket';
import { queriesHide, resolveHidden } from './resolveHidden';
import { refOf, settleTickets } from './settleTickets';
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

type Ending<At extends Final['at']> = Course<Extract<Final, { at: At }>>;

/** Ends a create: duplicates converged, notes written, a hidden ticket resolved. */
export async function endCourse(course: Course<Final>, desk: Desk): Promise<Ended> {
	const { state } = course;
	switch (state.at) {
		case 'settled': {
			const tickets = await withOwnTicket({ ...course, state }, desk);
			const settled = { ...course, state: { ...state, tickets } };
			// Another worker's ticket proves nothing: its key may have been put back.
			const own = state.tickets.find(({ id }) => id === state.ticketId);
			return { delivery: await endSettled(settled, desk), proof: own?.id ?? null, holds: null };
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

async function endSettled({ create, state }: Ending<'settled'>, desk: Desk): Promise<Delivery> {
	const { draft } = create;
	const { survivor, ...settled } = await settleTickets(state.tickets, draft, desk);
	const isFresh = state.ticketId === survivor.id && state.tickets.length === 1;
	const write = isFresh ? writeNotes : writeMissingNotes;
	const texts = draft.texts();
	const failure = await write(survivor.id, texts.notes, desk);
	const ticket = refOf(survivor);
	if (failure !== null) return { kind: 'failed', failure, ticket };
	const isOurs = state.ticketId === null || state.ticketId === survivor.id;
	const wasCompleted = isOurs && !isOpen(survivor) && survivor.status !== draft.fields.status;
	const remarks = [
		...(isOurs ? remarksOn(draft, texts) : []),
		...settled.remarks,
		...(wasCompleted ? [completedAtOnce] : []),
		...(isOurs && state.dueDate === 'fallback' ? [dueDateDemanded(draft)] : []),
	];
	return {
		kind: isOurs ? 'created' : 'existing',
		ticket,
		row: survivor,
		dueDate: state.dueDate,
		...settled,
		remarks,
	};
}

function dueDateDemanded({ fallbackDueDateTime }: TicketDraft): string {
	return `Autotask demands a due date for such tickets, so ${String(fallbackDueDateTime)} was sent.`;
}

const completedAtOnce =
	'Autotask completed the ticket as soon as it was created: look for a workflow rule, or for Duplicate Ticket Handling, which puts the text into a note of an older ticket.';

async function endHidden(course: Ending<'hidden'>, desk: Desk): Promise<Ended> {
	const { ticketId, cutShort } = course.state;
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
		case 'merged':
			return {
				delivery: await endFound(course, resolved.into, notOurs, desk),
				proof: null,
				holds: null,
			};
		case 'stands': {
			const { row, shown } = resolved;
			const delivery = await endFound(course, row, row.id, desk);
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

/** No ticket has this id: the ticket found is not the one that our create made. */
const notOurs = 0;

async function endFound(
	{ create, state, postedAtMs }: Ending<'hidden'>,
	row: TicketRow,
	ticketId: number,
	desk: Desk,
): Promise<Delivery> {
	const { dueDate } = state;
	const settled = { at: 'settled', tickets: [row], ticketId, dueDate } as const;
	return endSettled({ create, postedAtMs, state: settled }, desk);
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
