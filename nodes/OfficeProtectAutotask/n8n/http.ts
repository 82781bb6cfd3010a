import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { HttpAnswer, HttpRequest, HttpSend } from '../autotask/http';
import type { Renewal } from '../autotask/session';

export const credentialType = 'officeProtectAutotaskApi';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Sends through n8n, so that proxies, TLS settings and credentials work as its users expect. Every
 * status comes back as data: n8n would otherwise hide Autotask's words and send a request that was
 * answered 401 a second time. Redirects are not followed, since the sign-in data would travel with
 * them.
 */
export function sendThrough(functions: Functions): HttpSend {
	return async (request) => {
		try {
			const response: unknown = await functions.helpers.httpRequestWithAuthentication.call(
				functions,
				credentialType,
				{
					...optionsOf(request),
					ignoreHttpStatusErrors: true,
					returnFullResponse: true,
				},
			);
			return answerOf(response);
		} catch (error) {
			return noAnswer(error);
		}
	};
}

/**
 * One `GET Version` that n8n may answer a 401 of by signing in anew, which finds the zone again.
 */
export function renewThrough(functions: Functions): () => Promise<Renewal> {
	return async (): Promise<Renewal> => {
		try {
			await functions.helpers.httpRequestWithAuthentication.call(
				functions,
				credentialType,
				optionsOf({ method: 'GET', path: 'Version', timeoutMs: 30_000 }),
			);
			return 'ok';
		} catch (error) {
			const answer = noAnswer(error);
			if (answer.kind === 'signInFailed') return answer;
			return isUnauthorized(error) ? 'unauthorized' : 'unreachable';
		}
	};
}

function isUnauthorized(error: unknown): boolean {
	return error instanceof NodeApiError && error.httpCode === '401';
}

function optionsOf({ method, path, body, timeoutMs }: HttpRequest) {
	return {
		method,
		url: path,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		encoding: 'text' as const,
		timeout: timeoutMs,
		disableFollowRedirect: true,
	};
}

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()),
	body: z.unknown(),
});

function answerOf(response: unknown): HttpAnswer {
	const { statusCode, headers, body } = fullResponse.parse(response);
	return {
		kind: 'answer',
		status: statusCode,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
	};
}

const neverSent = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);
const timedOut = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

function noAnswer(error: unknown): Exclude<HttpAnswer, { kind: 'answer' }> {
	const { code, message } = originOf(error);
	if (code === null) return { kind: 'signInFailed', message };
	if (code === 'ERR_CANCELED') {
		return { kind: 'noAnswer', sent: 'maybe', cause: 'cancelled', message };
	}
	if (neverSent.has(code)) return { kind: 'noAnswer', sent: 'no', cause: 'connection', message };
	const cause = timedOut.has(code) ? 'timeout' : 'reset';
	return { kind: 'noAnswer', sent: 'maybe', cause, message };
}

const errorShape = z.object({
	message: z.string().catch(''),
	code: z.string().optional().catch(undefined),
	cause: z.unknown(),
});

/** The innermost error with a code, else the innermost error: n8n wraps what it catches. */
function originOf(error: unknown): { code: string | null; message: string } {
	let message = 'The request ended without an answer';
	let next = errorShape.safeParse(error);
	for (let depth = 0; next.success && depth < 5; depth += 1) {
		if (next.data.message !== '') message = next.data.message;
		if (next.data.code !== undefined) return { code: next.data.code, message };
		next = errorShape.safeParse(next.data.cause);
	}
	return { code: null, message };
}
