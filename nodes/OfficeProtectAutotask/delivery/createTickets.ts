import type { Failure } from '../failure';
import { refusedByAccess } from './accessGuard';
import { createInRounds } from './createRounds';
import type { Course, Create, Final } from './createRounds';
import type { Delivery } from './delivery';
import type { Desk } from './desk';
import { heldBy } from './memory';
import { queriesHide, resolveHidden } from './resolveHidden';
import { refOf, settleTickets } from './settleTickets';
import { writeNotes } from './writeNotes';

/**
 * Creates the tickets. The first is verified alone before the others go out: where Autotask does
 * not keep or show `externalID`, that costs one ticket instead of all of them. `done` is told each
 * result as soon as it is known.
 */
export async function createTickets(
	creates: readonly Create[],
	desk: Desk,
	done: (create: Create, delivery: Delivery) => void,
): Promise<void> {
	let waiting = creates;
	let proved = false;
	let held = await whyHeld(creates, desk);
	while (waiting.length > 0 && held === null) {
		const batch = proved ? waiting : waiting.slice(0, 1);
		waiting = proved ? [] : waiting.slice(1);
		for (const course of await createInRounds(batch, desk)) {
			const ended = await endCourse(course, desk);
			done(course.create, ended.delivery);
			proved ||= ended.proves;
			held ??= ended.holds;
		}
	}
	for (const create of waiting) {
		if (held !== null) done(create, { kind: 'failed', failure: held, ticket: null });
	}
}

async function whyHeld(creates: readonly Create[], desk: Desk): Promise<Failure | null> {
	if (creates.length === 0) return null;
	return heldBy(desk.memory, desk.context.clock()) ?? (await refusedByAccess(desk));
}

/** A result; whether it shows that keys are kept and found; why no more creates may go out. */
interface Ended {
	readonly delivery: Delivery;
	readonly proves: boolean;
	readonly holds: Failure | null;
}

async function endCourse(course: Course<Final>, desk: Desk): Promise<Ended> {
	const { state } = course;
	switch (state.at) {
		case 'settled':
			return { ...(await endSettled({ ...course, state }, desk)), holds: null };
		case 'hidden':
			return endHidden({ ...course, state }, desk);
		case 'failed':
			return {
				delivery: { kind: 'failed', failure: state.failure, ticket: null },
				proves: false,
				holds: concernsAll(state.failure) ? state.failure : null,
			};
	}
}

async function endSettled(
	{ create, state }: Course<Extract<Final, { at: 'settled' }>>,
	desk: Desk,
): Promise<{ delivery: Delivery; proves: boolean }> {
	const settled = await settleTickets(state.tickets, create.draft, desk);
	const isOurs = state.ticketId === null || state.ticketId === settled.survivor.id;
	const noted = await writeNotes(settled.survivor.id, create.draft.notes, desk);
	if (noted !== null) {
		const ticket = refOf(settled.survivor);
		return { delivery: { kind: 'failed', failure: noted, ticket }, proves: true };
	}
	const delivery: Delivery = {
		kind: isOurs ? 'created' : 'existing',
		ticket: refOf(settled.survivor),
		row: settled.survivor,
		dueDate: state.dueDate,
		lostRace: settled.lostRace,
		leftOpen: settled.leftOpen,
		remarks: settled.remarks,
	};
	return { delivery, proves: true };
}

async function endHidden(
	{ create, state, postedAtMs }: Course<Extract<Final, { at: 'hidden' }>>,
	desk: Desk,
): Promise<Ended> {
	const resolved = await resolveHidden({ create, state, postedAtMs }, desk);
	if (resolved.kind === 'lost') {
		const { failure } = resolved;
		hold(failure, desk);
		const ticket = { id: state.ticketId, ticketNumber: null };
		return { delivery: { kind: 'failed', failure, ticket }, proves: false, holds: failure };
	}
	const row = resolved.kind === 'merged' ? resolved.into : resolved.row;
	const ended = await endSettled(
		{
			create,
			postedAtMs,
			state: {
				at: 'settled',
				tickets: [row],
				ticketId: resolved.kind === 'merged' ? 0 : state.ticketId,
				dueDate: state.dueDate,
			},
		},
		desk,
	);
	if (resolved.kind === 'merged') return { ...ended, proves: false, holds: null };
	if (resolved.shown) return { ...ended, holds: null };
	const failure = queriesHide(state.ticketId);
	hold(failure, desk);
	return { ...ended, proves: false, holds: failure };
}

function hold(failure: Failure, { memory, context }: Desk): void {
	memory.held = { sinceMs: context.clock(), failure };
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
		case 'outcomeUncertain':
			return false;
	}
}
