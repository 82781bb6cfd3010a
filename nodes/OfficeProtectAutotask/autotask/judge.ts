import { DateTime } from 'luxon';
import { z } from 'zod';
import type { HttpAnswer } from './http';
import type { Verdict } from './verdict';

/** An answer as the table looks at it. */
interface Facts {
	readonly status: number;
	/** Undefined: no JSON. */
	readonly json: unknown;
	/** The texts of `errors`, each trimmed. */
	readonly errors: readonly string[];
	/** The text of `Message`, which the web server below Autotask writes; at most one. */
	readonly serverTexts: readonly string[];
	readonly retryAfterMs: number | null;
}

interface Row {
	readonly name: string;
	readonly when: (facts: Facts) => boolean;
	readonly then: (facts: Facts) => Verdict<unknown>;
}

const uncertain = (cause: 'timeout' | 'serverError' | 'notJson') => (): Verdict<unknown> => ({
	kind: 'uncertain',
	cause,
});

const refused =
	(by: 'threadLimit' | 'hourlyLimit') =>
	({ retryAfterMs }: Facts): Verdict<unknown> =>
		retryAfterMs === null ? { kind: 'refused', by } : { kind: 'refused', by, retryAfterMs };

const rejected = ({ status, errors, serverTexts }: Facts): Verdict<unknown> => ({
	kind: 'rejected',
	status,
	errors: errors.length > 0 ? errors : serverTexts,
});

const threadLimit = /itgenatr005|thread threshold\b.*\bexceeded|thread limit/i;
const hourlyLimit = /request (threshold|limit)\b.*\bexceeded|\brequests per (hour|\d+ minutes)\b/i;
const deadlock = /\bdeadlock/i;

/**
 * From answer to verdict; the first row that applies decides. Limits are told by their texts,
 * because they may come with any status. A status of 500 with `errors` is a refused request and no
 * outage; a deadlock is the exception, and whether a part was written is then open.
 */
const rows: readonly Row[] = [
	{
		name: 'thread limit',
		when: ({ status, errors }) => status >= 400 && errors.some((text) => threadLimit.test(text)),
		then: refused('threadLimit'),
	},
	{
		name: 'hourly limit',
		when: ({ status, errors }) => status >= 400 && errors.some((text) => hourlyLimit.test(text)),
		then: refused('hourlyLimit'),
	},
	{
		name: 'too many requests, unexplained',
		when: ({ status }) => status === 429,
		then: refused('hourlyLimit'),
	},
	{
		name: 'not signed in',
		when: ({ status }) => status === 401,
		then: () => ({ kind: 'unauthorized' }),
	},
	{
		name: 'deadlock in the database',
		when: ({ status, errors }) => status >= 400 && errors.some((text) => deadlock.test(text)),
		then: uncertain('serverError'),
	},
	{
		name: 'success',
		when: ({ status, json }) => isSuccess(status) && json !== undefined,
		then: ok,
	},
	{
		name: 'success cut short',
		when: ({ status }) => isSuccess(status),
		then: uncertain('notJson'),
	},
	{
		name: 'rejected',
		when: ({ status, errors }) => status === 500 && errors.length > 0,
		then: rejected,
	},
	{ name: 'request timeout', when: ({ status }) => status === 408, then: uncertain('timeout') },
	{
		name: 'rejected as a client fault',
		when: ({ status, json }) => status >= 400 && status < 500 && json !== undefined,
		then: rejected,
	},
	{ name: 'forbidden', when: ({ status }) => status === 403, then: rejected },
	{ name: 'outage', when: ({ status }) => status >= 500, then: uncertain('serverError') },
	{ name: 'not from Autotask', when: () => true, then: uncertain('notJson') },
];

function ok({ json }: Facts): Verdict<unknown> {
	return { kind: 'ok', value: json };
}

/**
 * What an answer means. The value of an `ok` is the parsed JSON. `nowMs` (milliseconds since the
 * epoch) turns a `Retry-After` date into a duration.
 */
export function judge(answer: HttpAnswer, nowMs: number): Verdict<unknown> {
	switch (answer.kind) {
		case 'answer':
			return judgeAnswer(factsOf(answer, nowMs));
		case 'signInFailed':
			return { kind: 'unauthorized', sentence: answer.message };
		case 'noAnswer':
			return judgeSilence(answer);
	}
}

function judgeAnswer(facts: Facts): Verdict<unknown> {
	const row = rows.find(({ when }) => when(facts));
	return row === undefined ? { kind: 'uncertain', cause: 'notJson' } : row.then(facts);
}

function judgeSilence({
	sent,
	cause,
}: Extract<HttpAnswer, { kind: 'noAnswer' }>): Verdict<unknown> {
	if (sent === 'no') {
		return cause === 'cancelled'
			? { kind: 'notSent', why: 'cancelled' }
			: { kind: 'refused', by: 'connection' };
	}
	return { kind: 'uncertain', cause: cause === 'connection' ? 'reset' : cause };
}

const reply = z.object({
	errors: z.array(z.unknown()).optional().catch(undefined),
	Message: z.string().optional().catch(undefined),
});

function factsOf(answer: Extract<HttpAnswer, { kind: 'answer' }>, nowMs: number): Facts {
	const json = parseJson(answer.body);
	const read = reply.safeParse(json);
	const { errors = [], Message: message } = read.success ? read.data : {};
	return {
		status: answer.status,
		json,
		errors: errors.map(wordsOf).filter((text) => text !== ''),
		serverTexts: message === undefined ? [] : [message.trim()],
		retryAfterMs: retryAfterOf(answer.headers['retry-after'], nowMs),
	};
}

function wordsOf(error: unknown): string {
	return (typeof error === 'string' ? error : JSON.stringify(error)).trim();
}

function parseJson(body: string): unknown {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Seconds or an HTTP date; null when absent or unreadable. */
function retryAfterOf(header: string | undefined, nowMs: number): number | null {
	if (header === undefined) return null;
	if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
	const date = DateTime.fromHTTP(header.trim());
	return date.isValid ? Math.max(0, date.toMillis() - nowMs) : null;
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}
