import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { HttpAnswer, HttpRequest, HttpSend } from '../autotask/http';
import type { Renewal } from '../autotask/session';
import { credentialType } from './decryptedCredential';
import type { DecryptedCredential } from './decryptedCredential';
import { answerIn } from './fullResponse';
import { signInErrors } from './signInErrors';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * Sends through n8n, so that proxies, TLS settings and credentials work as its users expect. Every
 * status comes back as data: n8n would otherwise hide Autotask's words and send a request that was
 * answered 401 a second time. Redirects are not followed, since the sign-in data would travel with
 * them.
 */
export function sendThrough(
	functions: Functions,
	credentialsDecrypted: DecryptedCredential,
): HttpSend {
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
				{ credentialsDecrypted },
			);
			return answerIn(response);
		} catch (error) {
			return noAnswer(error);
		}
	};
}

/**
 * One `GET Version` with the credential as it is stored now, that n8n may answer a 401 of by signing
 * in anew, which finds the zone again. What is stored after that goes on with the next requests.
 */
export function renewThrough(
	functions: Functions,
	credential: DecryptedCredential,
): () => Promise<Renewal> {
	return async (): Promise<Renewal> => {
		try {
			await functions.helpers.httpRequestWithAuthentication.call(
				functions,
				credentialType,
				optionsOf({ method: 'GET', path: 'Version', timeoutMs: 30_000 }),
			);
			credential.data = await functions.getCredentials(credentialType);
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

/** The body goes as bytes: HTTP clients make them of a text, and keep the text for as long. */
function optionsOf({ method, path, body, timeoutMs }: HttpRequest) {
	return {
		method,
		url: path,
		...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		encoding: 'text' as const,
		timeout: timeoutMs,
		disableFollowRedirect: true,
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
	const chain = chainOf(error);
	const refused = chain.find(({ description }) => description === signInErrors.refused);
	if (refused !== undefined) return { kind: 'signInFailed', message: refused.message };
	const unavailable = chain.find(({ description }) => description === signInErrors.unavailable);
	if (unavailable !== undefined) return unsent(unavailable.message);
	const coded = chain.find(({ code }) => code !== undefined);
	const message = (coded ?? chain.at(-1))?.message ?? '';
	const code = coded?.code ?? chain.find(({ httpCode }) => httpCode !== undefined)?.httpCode ?? '';
	if (neverSent.has(code)) return unsent(message);
	return { kind: 'noAnswer', sent: 'maybe', cause: causeOf(code), message };
}

function unsent(message: string): Extract<HttpAnswer, { kind: 'noAnswer' }> {
	return { kind: 'noAnswer', sent: 'no', cause: 'connection', message };
}

function causeOf(code: string): 'cancelled' | 'timeout' | 'reset' {
	if (code === 'ERR_CANCELED') return 'cancelled';
	return timedOut.has(code) ? 'timeout' : 'reset';
}

const text = z.string().optional().catch(undefined);

/** Older n8n, 2.0 among them, keep the code of what they wrap as `httpCode`, and no cause. */
const errorShape = z.object({
	message: z.string().catch(''),
	description: text,
	code: text,
	httpCode: text,
	cause: z.unknown(),
});

/** The error and what it was made from, outermost first: n8n wraps what it catches. */
function chainOf(error: unknown): readonly z.infer<typeof errorShape>[] {
	const read = errorShape.safeParse(error);
	return read.success ? [read.data, ...chainOf(read.data.cause)] : [];
}
