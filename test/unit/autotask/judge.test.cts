import type { HttpAnswer } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { judge } from '../../../nodes/OfficeProtectAutotask/autotask/judge';
import type { Verdict } from '../../../nodes/OfficeProtectAutotask/autotask/verdict';
import { answer } from './scripted.cts';

const nowMs = Date.UTC(2026, 2, 2, 8, 0, 0);
const page404 = '<html><body><h2>404 - File or directory not found.</h2></body></html>';
const silence = (
	sent: 'no' | 'maybe',
	cause: 'timeout' | 'reset' | 'connection' | 'cancelled',
): HttpAnswer => ({ kind: 'noAnswer', sent, cause, message: '' });
const rejected = (status: number, ...errors: string[]) => ({ kind: 'rejected', status, errors });
const uncertain = (cause: string) => ({ kind: 'uncertain', cause });

type Row = readonly [name: string, answer: HttpAnswer, verdict: object];

const limits: readonly Row[] = [
	[
		'thread limit',
		answer(429, { errors: ['The Autotask API thread threshold of 3 threads has been exceeded.'] }),
		{ kind: 'refused', by: 'threadLimit' },
	],
	[
		'thread limit by its code and another status',
		answer(500, { errors: ['Itgenatr005: try again'] }),
		{ kind: 'refused', by: 'threadLimit' },
	],
	[
		'thread limit with Retry-After in seconds',
		answer(503, { errors: ['thread limit reached'] }, { 'retry-after': '7' }),
		{ kind: 'refused', by: 'threadLimit', retryAfterMs: 7000 },
	],
	[
		'hourly limit',
		answer(429, {
			errors: ['The request threshold of 10000 requests per 60 minutes has been exceeded.'],
		}),
		{ kind: 'refused', by: 'hourlyLimit' },
	],
	[
		'hourly limit with another status',
		answer(500, { errors: ['The API request threshold of 10000 has been exceeded.'] }),
		{ kind: 'refused', by: 'hourlyLimit' },
	],
	[
		'429 without words, Retry-After as a date',
		answer(429, '', { 'retry-after': 'Mon, 02 Mar 2026 08:01:30 GMT' }),
		{ kind: 'refused', by: 'hourlyLimit', retryAfterMs: 90_000 },
	],
	[
		'a Retry-After that cannot be read',
		answer(429, '', { 'retry-after': 'soon' }),
		{ kind: 'refused', by: 'hourlyLimit' },
	],
];

const rejections: readonly Row[] = [
	[
		'500 with errors',
		answer(500, { errors: [' Missing Required Field: title ', 'second'] }),
		rejected(500, 'Missing Required Field: title', 'second'),
	],
	[
		'400 with Message',
		answer(400, { Message: 'The request is invalid.' }),
		rejected(400, 'The request is invalid.'),
	],
	['403 with errors', answer(403, { errors: ['not allowed'] }), rejected(403, 'not allowed')],
	['403 without words', answer(403, ''), rejected(403)],
	['404 with JSON', answer(404, { errors: ['no such entity'] }), rejected(404, 'no such entity')],
	[
		'405',
		answer(405, { Message: "The requested resource does not support http method 'GET'." }),
		rejected(405, "The requested resource does not support http method 'GET'."),
	],
	['409', answer(409, { errors: ['conflict'] }), rejected(409, 'conflict')],
	['errors that are objects', answer(500, { errors: [{ code: 7 }] }), rejected(500, '{"code":7}')],
];

const open: readonly Row[] = [
	[
		'deadlock',
		answer(500, { errors: ['Transaction was deadlocked on lock resources'] }),
		uncertain('serverError'),
	],
	['500 with an empty list', answer(500, { errors: [] }), uncertain('serverError')],
	[
		'500 with Message only',
		answer(500, { Message: 'An error has occurred.' }),
		uncertain('serverError'),
	],
	['502 with HTML', answer(502, '<html>Bad Gateway</html>'), uncertain('serverError')],
	[
		'503 with errors that name no limit',
		answer(503, { errors: ['maintenance'] }),
		uncertain('serverError'),
	],
	['504 without a body', answer(504, ''), uncertain('serverError')],
	['404 with HTML', answer(404, page404), uncertain('notJson')],
	['408', answer(408, ''), uncertain('timeout')],
	['302', answer(302, ''), uncertain('notJson')],
	['200 cut short', answer(200, '{"itemId":12'), uncertain('notJson')],
	['200 with HTML', answer(200, '<html></html>'), uncertain('notJson')],
	['200 without a body', answer(200, ''), uncertain('notJson')],
	['no answer in time', silence('maybe', 'timeout'), uncertain('timeout')],
	['a connection that broke', silence('maybe', 'reset'), uncertain('reset')],
	['a connection that may have been used', silence('maybe', 'connection'), uncertain('reset')],
	['cancelled after it was sent', silence('maybe', 'cancelled'), uncertain('cancelled')],
];

const others: readonly Row[] = [
	['200', answer(200, { itemId: 128926 }), { kind: 'ok', value: { itemId: 128926 } }],
	[
		'a 200 that mentions a limit',
		answer(200, { items: ['thread limit'] }),
		{ kind: 'ok', value: { items: ['thread limit'] } },
	],
	['401', answer(401, ''), { kind: 'unauthorized' }],
	['401 with words', answer(401, { errors: ['no'] }), { kind: 'unauthorized' }],
	[
		'a connection that was refused',
		silence('no', 'connection'),
		{ kind: 'refused', by: 'connection' },
	],
	[
		'a host that did not connect in time',
		silence('no', 'timeout'),
		{ kind: 'refused', by: 'connection' },
	],
	[
		'cancelled before it was sent',
		silence('no', 'cancelled'),
		{ kind: 'notSent', why: 'cancelled' },
	],
	[
		'a sign-in that failed before the request',
		{ kind: 'signInFailed', message: 'No zone knows the user' },
		{ kind: 'unauthorized', sentence: 'No zone knows the user' },
	],
];

describe('judging an answer', () => {
	const judged = (given: HttpAnswer): Verdict<unknown> => judge(given, nowMs);

	test.each(limits)('limits: %s', (_name, given, verdict) => {
		expect(judged(given)).toEqual(verdict);
	});
	test.each(rejections)('rejected, not committed: %s', (_name, given, verdict) => {
		expect(judged(given)).toEqual(verdict);
	});
	test.each(open)('may have been committed: %s', (_name, given, verdict) => {
		expect(judged(given)).toEqual(verdict);
	});
	test.each(others)('%s', (_name, given, verdict) => {
		expect(judged(given)).toEqual(verdict);
	});
});
