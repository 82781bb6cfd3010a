import type { Waited } from '../runContext';

/**
 * What came of a call. The axis is: can it have been committed?
 * - `rejected`: not committed, final; `errors` are Autotask's own words.
 * - `refused`: not committed, may be sent again.
 * - `unauthorized`: not committed; the session decides whether calls go on.
 * - `uncertain`: it may have been committed; only a look-up can tell.
 * - `notSent`: never left this process.
 */
export type Verdict<T> = { readonly kind: 'ok'; readonly value: T } | Unsuccessful;

export type Unsuccessful =
	| { readonly kind: 'rejected'; readonly status: number; readonly errors: readonly string[] }
	| {
			readonly kind: 'refused';
			readonly by: 'threadLimit' | 'hourlyLimit' | 'connection';
			readonly retryAfterMs?: number;
	  }
	/** `sentence`: what the sign-in checks found out, for the person who reads it. */
	| { readonly kind: 'unauthorized'; readonly sentence?: string }
	| {
			readonly kind: 'uncertain';
			readonly cause: 'timeout' | 'reset' | 'serverError' | 'notJson' | 'cancelled';
	  }
	| { readonly kind: 'notSent'; readonly why: 'cancelled' | 'budget' };

/** Autotask's no, in its own words. */
export type Rejected = Extract<Unsuccessful, { kind: 'rejected' }>;

/** The verdict of a call that was not made, since the wait before it ended so. */
export function notSentAfter(waited: Exclude<Waited, 'waited'>) {
	return { kind: 'notSent', why: waited === 'spent' ? 'budget' : 'cancelled' } as const;
}

/** What says something of the moment, and nothing of what was asked for. */
export type Unanswered = Exclude<Unsuccessful, { kind: 'rejected' }>;

export function isUnanswered(verdict: Verdict<unknown>): verdict is Unanswered {
	return verdict.kind !== 'ok' && verdict.kind !== 'rejected';
}

/** The verdict with its value changed; anything but `ok` stays as it is. */
export function mapOk<T, U>(verdict: Verdict<T>, change: (value: T) => U): Verdict<U> {
	return verdict.kind === 'ok' ? { kind: 'ok', value: change(verdict.value) } : verdict;
}
