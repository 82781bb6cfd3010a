import { createTicket, findTicketsByAlertKeys } from '../autotask/tickets';
import type { Intent } from '../plan/plan';
import type { FieldValue } from '../ticket/settings';
import { afterGivingUp, afterLook, afterPost, lookUpWaitsMs, ready } from './createState';
import type { CreateState } from './createState';
import type { Desk } from './desk';
import { remember } from './memory';

export type Create = Extract<Intent, { kind: 'create' }>;

/** A create on its way: where it stands, and when it was last sent (ms since the epoch). */
export interface Course<State extends CreateState = CreateState> {
	readonly create: Create;
	readonly state: State;
	readonly postedAtMs: number;
}

/** A state in which nothing more is to be sent or looked up by key. */
export type Final = Extract<CreateState, { at: 'settled' | 'failed' | 'hidden' }>;

/**
 * Sends the creates and looks their keys up, all of them together in rounds, until each is settled,
 * failed, or hidden once `looks` look-ups have not found what Autotask says it created.
 */
export async function createInRounds(
	creates: readonly Create[],
	desk: Desk,
): Promise<readonly Course<Final>[]> {
	let courses: readonly Course[] = creates.map((create) => ({
		create,
		state: ready,
		postedAtMs: 0,
	}));
	while (!courses.every(isFinal)) {
		courses = await Promise.all(courses.map((course) => post(course, desk)));
		courses = await look(courses, desk);
	}
	return courses;
}

async function post(course: Course, desk: Desk): Promise<Course> {
	const { create, state } = course;
	if (state.at !== 'ready') return course;
	const postedAtMs = desk.context.clock();
	const verdict = await createTicket(desk.client, bodyOf(create, state.dueDate));
	const next = afterPost(state, verdict, create.draft.fallbackDueDateTime !== null);
	if (next.at === 'unverified') remember(desk.memory, create.keys.alertKey, next.ticketId);
	return { create, state: next, postedAtMs };
}

async function look(courses: readonly Course[], desk: Desk): Promise<readonly Course[]> {
	const open = courses.filter(isOpen);
	if (open.length === 0) return courses;
	const waitMs = Math.min(...open.map(({ state }) => lookUpWaitsMs[state.looks] ?? 0));
	const waited = waitMs === 0 ? 'waited' : await desk.context.wait(waitMs);
	const found =
		waited === 'waited'
			? await findTicketsByAlertKeys(
					desk.client,
					open.map(({ create }) => create.keys.alertKey),
				)
			: null;
	return courses.map((course) => {
		if (!isOpen(course)) return course;
		const state =
			found?.kind === 'ok'
				? afterLook(course.state, found.value.get(course.create.keys.alertKey) ?? [])
				: afterGivingUp(course.state);
		return { ...course, state };
	});
}

function isOpen(
	course: Course,
): course is Course<Extract<CreateState, { at: 'uncertain' | 'unverified' }>> {
	return course.state.at === 'uncertain' || course.state.at === 'unverified';
}

function isFinal(course: Course): course is Course<Final> {
	return ['settled', 'failed', 'hidden'].includes(course.state.at);
}

/** What is sent to create the ticket: the draft, its key, and the due date as the state says. */
export function bodyOf(
	{ draft, keys }: Create,
	dueDate: 'asDrafted' | 'fallback',
): Readonly<Record<string, FieldValue | TicketUserDefinedFields>> {
	return {
		...draft.fields,
		...(dueDate === 'fallback' ? { dueDateTime: draft.fallbackDueDateTime } : {}),
		...(draft.userDefinedFields.length > 0 ? { userDefinedFields: draft.userDefinedFields } : {}),
		externalID: keys.externalId,
	};
}

type TicketUserDefinedFields = Create['draft']['userDefinedFields'];
