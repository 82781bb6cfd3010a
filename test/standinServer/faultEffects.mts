import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Strike } from './faults.mts';

/** The answer that a fault gives in place of the real one. */
export type FaultAnswer = { readonly status: number; readonly body?: unknown };
/** How a stand-in sends such an answer: its body as text, and the headers that go with it. */
export type FaultAnswerForm = (answer: FaultAnswer) => {
	readonly text: string;
	readonly headers: Readonly<Record<string, string>>;
};
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Lets a fault strike before anything is written; true when it has taken the answer's place. */
export async function strikeBeforeCommit(
	strike: Strike,
	{ request, reply }: Exchange,
	form: FaultAnswerForm,
): Promise<boolean> {
	const { effect } = strike;
	if (effect.kind === 'truncate' || effect.when !== 'beforeCommit') return false;
	switch (effect.kind) {
		case 'delay':
			await wait(effect.ms);
			return false;
		case 'hold':
			await strike.released();
			return false;
		case 'cut':
			cut(request, reply);
			return true;
		case 'answer': {
			const { text, headers } = form(effect);
			await reply
				.code(effect.status)
				.headers({ ...headers, ...effect.headers })
				.send(text);
			return true;
		}
	}
}

/** Cuts the connection without an answer. */
export function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
	reply.hijack();
	request.raw.socket.destroy();
	return reply;
}

/** Lets a fault strike after the handler has done its work; gives the payload to send. */
export async function strikeAfterCommit(
	strike: Strike,
	{ request, reply }: Exchange,
	form: FaultAnswerForm,
	payload: unknown,
): Promise<unknown> {
	const { effect } = strike;
	if (effect.kind === 'truncate') return truncated(reply, payload);
	if (effect.when !== 'afterCommit') return payload;
	switch (effect.kind) {
		case 'delay':
			await wait(effect.ms);
			return payload;
		case 'hold':
			await strike.released();
			return payload;
		case 'cut':
			request.raw.socket.destroy();
			return payload;
		case 'answer': {
			const { text, headers } = form(effect);
			reply.removeHeader('content-length');
			reply.code(effect.status).headers({ ...headers, ...effect.headers });
			return text;
		}
	}
}

function truncated(reply: FastifyReply, payload: unknown): unknown {
	if (typeof payload !== 'string') return payload;
	reply.removeHeader('content-length');
	return payload.slice(0, Math.ceil(payload.length / 2));
}

/** The content type of a fault's body: texts are taken for HTML. */
export function contentType(body: unknown): Readonly<Record<string, string>> {
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	return { 'content-type': `${type}; charset=utf-8` };
}
