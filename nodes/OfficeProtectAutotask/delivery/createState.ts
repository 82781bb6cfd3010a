import type { TicketRow } from '../autotask/tickets';
import type { Verdict } from '../autotask/verdict';
import type { Failure } from '../failure';
import type { NonEmpty } from '../nonEmpty';
import { failureOf } from '../autotask/failures';

/** The due date that a create sends: the draft's, if any, or the one for an Autotask that asks. */
export type DueDateSent = 'asDrafted' | 'fallback';

/**
 * Where the creation of one ticket stands. `uncertain` (the answer was lost) and `unverified`
 * (success was answered) are left by looking the key up; nothing is ever sent again but from
 * `ready`.
 */
export type CreateState =
	| { readonly at: 'ready'; readonly posts: number; readonly dueDate: DueDateSent }
	| {
			readonly at: 'uncertain';
			readonly posts: number;
			readonly looks: number;
			readonly dueDate: DueDateSent;
	  }
	| {
			readonly at: 'unverified';
			/** Null: Autotask said that it created the ticket and named no id. */
			readonly ticketId: number | null;
			readonly looks: number;
			readonly dueDate: DueDateSent;
	  }
	/** The key does not find the ticket that was answered. */
	| {
			readonly at: 'hidden';
			readonly ticketId: number | null;
			/** Why it was not looked for to the end; null: all the waits are over. */
			readonly cutShort: Failure | null;
			readonly dueDate: DueDateSent;
	  }
	| {
			readonly at: 'settled';
			readonly tickets: NonEmpty<TicketRow>;
			/** The id that our own create was answered; null: the answer was lost or named none. */
			readonly ticketId: number | null;
			readonly dueDate: DueDateSent;
	  }
	| { readonly at: 'failed'; readonly failure: Failure };

/** The state of a create that stands there, or at one of several. */
export type StateAt<At extends CreateState['at']> = Extract<CreateState, { readonly at: At }>;

/** Where every create begins. */
export const ready: StateAt<'ready'> = { at: 'ready', posts: 0, dueDate: 'asDrafted' };

/** Pauses before the look-ups of one create; some index lag is normal, more than this is not. */
export const lookUpWaitsMs: readonly number[] = [0, 1000, 2000, 4000, 8000];

/** A lost answer may be followed by one more create, once look-ups have shown that nothing came. */
const mostPosts = 2;

/** The state after the answer to a create. `canFallBack`: a due date is at hand to correct with. */
export function afterPost(
	state: StateAt<'ready'>,
	verdict: Verdict<number>,
	canFallBack: boolean,
): CreateState {
	const posts = state.posts + 1;
	switch (verdict.kind) {
		case 'ok': {
			const ticketId = verdict.value > 0 ? verdict.value : null;
			return { at: 'unverified', ticketId, looks: 0, dueDate: state.dueDate };
		}
		case 'uncertain':
			return { at: 'uncertain', posts, looks: 0, dueDate: state.dueDate };
		case 'rejected':
			return state.dueDate === 'asDrafted' && canFallBack && asksForDueDate(verdict.errors)
				? { ...state, dueDate: 'fallback' }
				: { at: 'failed', failure: failureOf(verdict, 'create the ticket') };
		case 'refused':
		case 'unauthorized':
		case 'notSent':
			return { at: 'failed', failure: failureOf(verdict, 'create the ticket') };
	}
}

/** The state after a look-up of the key that found `tickets` (lowest id first). */
export function afterLook(
	state: StateAt<'uncertain' | 'unverified'>,
	tickets: readonly TicketRow[],
): CreateState {
	const [first, ...others] = tickets;
	const { dueDate } = state;
	if (first !== undefined) {
		const ticketId = state.at === 'unverified' ? state.ticketId : null;
		return { at: 'settled', tickets: [first, ...others], ticketId, dueDate };
	}
	const looks = state.looks + 1;
	if (looks < lookUpWaitsMs.length) return { ...state, looks };
	if (state.at === 'unverified') return hidden(state, null);
	return state.posts < mostPosts
		? { at: 'ready', posts: state.posts, dueDate }
		: { at: 'failed', failure: unanswered };
}

/** The state when it cannot be looked further, for the reason given. */
export function afterGivingUp(
	state: StateAt<'uncertain' | 'unverified'>,
	why: Failure,
): CreateState {
	if (state.at === 'unverified') return hidden(state, why);
	const message = `Autotask did not answer the create, and whether the ticket exists is open. ${why.message}`;
	return { at: 'failed', failure: { ...unanswered, message } };
}

/** The state of a settled create whose key no longer finds any of its tickets. */
export function afterLosingKey({
	tickets: [first],
	ticketId,
	dueDate,
}: StateAt<'settled'>): StateAt<'hidden'> {
	return hidden({ ticketId: ticketId ?? first.id, dueDate }, null);
}

function hidden(
	{ ticketId, dueDate }: Pick<StateAt<'unverified'>, 'ticketId' | 'dueDate'>,
	cutShort: Failure | null,
): StateAt<'hidden'> {
	return { at: 'hidden', ticketId, cutShort, dueDate };
}

/** The failure of a create whose answer never came and whose ticket is not to be seen. */
const unanswered: Failure = {
	code: 'outcomeUncertain',
	message: 'Autotask did not answer the create, and no ticket with the alert key can be found',
	remedy: 'Run the alert again: the next run looks for the ticket first and creates it if needed.',
	again: 'later',
	autotask: [],
};

function asksForDueDate(errors: readonly string[]): boolean {
	return errors.some((text) => /\bdueDateTime\b[^.]*\brequired\b/i.test(text));
}
