import pLimit from 'p-limit';
import { failureOf } from '../autotask/failures';
import { limitRules } from '../autotask/limits';
import { createTicket, findTicketsByAlertKeys } from '../autotask/tickets';
import { notSentAfter } from '../autotask/verdict';
import type { Intent } from '../plan/plan';
import { fieldsWithTexts } from '../ticket/draft';
import type { FieldValue } from '../routing/ticketSettings';
import { allEnded } from './allEnded';
import { afterGivingUp, afterLook, afterPost, lookUpWaitsMs } from './createState';
import type { CreateState, DueDateSent, StateAt } from './createState';
import { firstTry, learnDueDateDemand } from './dueDateDemand';
import type { Desk } from './office';

export type Create = Extract<Intent, { kind: 'create' }>;

/** A create on its way: where it stands, and when it was last sent (ms since the epoch). */
export interface Course<State extends CreateState = CreateState> {
	readonly create: Create;
	readonly state: State;
	readonly postedAtMs: number;
}

/** A state in which nothing more is to be sent or looked up by key. */
export type Final = StateAt<'settled' | 'failed' | 'hidden'>;

type Open = Course<StateAt<'uncertain' | 'unverified'>>;

/** One more than Autotask answers at a time, so that no slot waits for the next create. */
const atOnce = limitRules.widest + 1;

/**
 * Sends creates in their order, a few at a time and as long as `goOn` says so; gives those that
 * were sent, which are the first ones. Should one of them throw, no more are sent, and what is under
 * way is awaited before this rejects: nothing may be created behind the back of a run.
 */
export async function sendOut(
	creates: readonly Create[],
	desk: Desk,
	goOn: () => boolean,
): Promise<readonly Course[]> {
	const inTurn = pLimit(atOnce);
	const broken = new AbortController();
	const sent = await Promise.all(
		creates.map(async (create) =>
			inTurn(async () => {
				if (broken.signal.aborted || !goOn()) return [];
				try {
					return [await begin(create, desk)];
				} catch (error) {
					broken.abort(error);
					return [];
				}
			}),
		),
	);
	broken.signal.throwIfAborted();
	return sent.flat();
}

async function begin(create: Create, desk: Desk): Promise<Course> {
	const state = firstTry(create.draft, desk.memory, desk.context.clock());
	return post({ create, state, postedAtMs: 0 }, desk);
}

/** Whether the create was answered with success: all that is left is to see its key. */
export function isAnswered({ state }: Course): boolean {
	return state.at === 'unverified';
}

/**
 * Looks the keys of sent creates up, all of them together in rounds, until each is settled, failed,
 * or hidden: the key does not find what Autotask says it created. What is to be sent again is sent
 * between the rounds. `onDoubt` is called when the first look does not end all of them.
 */
export async function settleInRounds(
	sent: readonly Course[],
	desk: Desk,
	onDoubt: () => void,
): Promise<readonly Course<Final>[]> {
	let courses = await look(sent, desk);
	if (!courses.every(isFinal)) onDoubt();
	while (!courses.every(isFinal)) {
		courses = await allEnded(courses.map((course) => post(course, desk)));
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
	if (next.at === 'ready' && next.dueDate !== state.dueDate) {
		learnDueDateDemand(create.draft, desk.memory, postedAtMs);
	}
	if (next.at === 'unverified' && next.ticketId !== null) {
		desk.memory.remember(create.keys.alertKey, { ticketId: next.ticketId, postedAtMs });
	}
	return { create, state: next, postedAtMs };
}

/** Looks for those whose pause is the shortest; the others go on waiting, never less than they must. */
async function look(courses: readonly Course[], desk: Desk): Promise<readonly Course[]> {
	const open = courses.filter(isOpen);
	if (open.length === 0) return courses;
	const waitMs = Math.min(...open.map(pauseOf));
	const due = new Set<Course>(open.filter((course) => pauseOf(course) === waitMs));
	const found = await findAfter(waitMs, [...due], desk);
	return courses.map((course) => {
		if (!isOpen(course) || !due.has(course)) return course;
		const state =
			found.kind === 'ok'
				? afterLook(course.state, found.value.get(course.create.keys.alertKey) ?? [])
				: afterGivingUp(course.state, failureOf(found, 'look for the ticket just created'));
		return { ...course, state };
	});
}

async function findAfter(waitMs: number, courses: readonly Course[], { client, context }: Desk) {
	const waited = waitMs === 0 ? 'waited' : await context.wait(waitMs);
	if (waited !== 'waited') {
		return notSentAfter(waited);
	}
	return findTicketsByAlertKeys(
		client,
		courses.map(({ create }) => create.keys.alertKey),
	);
}

function pauseOf({ state }: Open): number {
	return lookUpWaitsMs[state.looks] ?? 0;
}

function isOpen(course: Course): course is Open {
	return course.state.at === 'uncertain' || course.state.at === 'unverified';
}

function isFinal(course: Course): course is Course<Final> {
	return ['settled', 'failed', 'hidden'].includes(course.state.at);
}

/** What is sent to create the ticket: the draft, its key, and the due date as the state says. */
export function bodyOf(
	{ draft, keys }: Create,
	dueDate: DueDateSent,
): Readonly<Record<string, FieldValue | TicketUserDefinedFields>> {
	return {
		...fieldsWithTexts(draft),
		...(dueDate === 'fallback' ? { dueDateTime: draft.fallbackDueDateTime } : {}),
		...(draft.userDefinedFields.length > 0 ? { userDefinedFields: draft.userDefinedFields } : {}),
		externalID: keys.externalId,
	};
}

type TicketUserDefinedFields = Create['draft']['userDefinedFields'];
