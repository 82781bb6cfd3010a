import { randomUUID } from 'node:crypto';

/** A request that Graph answers with a status and its own error object. */
export class GraphRefusal extends Error {
	readonly status: number;
	readonly code: string;
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		status: number,
		code: string,
		message: string,
		headers: Readonly<Record<string, string>> = {},
	) {
		super(message);
		this.status = status;
		this.code = code;
		this.headers = headers;
	}
}

/** A token request that the identity platform refuses, in the form of OAuth 2.0 and its own. */
export class TokenRefusal extends Error {
	readonly status: number;
	readonly error: string;
	readonly aadsts: number;

	constructor(status: number, error: string, aadsts: number, description: string) {
		super(`AADSTS${aadsts}: ${description}`);
		this.status = status;
		this.error = error;
		this.aadsts = aadsts;
	}
}

export function badRequest(message: string, code = 'BadRequest'): GraphRefusal {
	return new GraphRefusal(400, code, message);
}

export function itemNotFound(): GraphRefusal {
	return new GraphRefusal(
		404,
		'ErrorItemNotFound',
		'The specified object was not found in the store.',
	);
}

/** What Graph has and the stand-in lacks: said in a way that nobody takes for Graph's own answer. */
export function notServed(what: string): GraphRefusal {
	return new GraphRefusal(501, 'notServedByStandin', `The stand-in does not serve ${what}`);
}

export function graphErrorBody(code: string, message: string, at: number): object {
	const id = randomUUID();
	const date = new Date(at).toISOString().slice(0, 19);
	return {
		error: { code, message, innerError: { date, 'request-id': id, 'client-request-id': id } },
	};
}

export function tokenErrorBody({ error, message, aadsts }: TokenRefusal, at: number): object {
	return {
		error,
		error_description: message,
		error_codes: [aadsts],
		timestamp: `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`,
		trace_id: randomUUID(),
		correlation_id: randomUUID(),
	};
}

const usualErrors: Readonly<Record<number, readonly [string, string]>> = {
	401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
	403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
	404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
	429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
	503: ['ErrorServerBusy', 'The server cannot service this request right now.'],
	504: ['UnknownError', ''],
};

/** Graph's usual error object for a status, for faults that bring no body of their own. */
export function usualErrorBody(status: number, at: number): object {
	const [code, message] = usualErrors[status] ?? ['UnknownError', ''];
	return graphErrorBody(code, message, at);
}
