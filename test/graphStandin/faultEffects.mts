import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { usualErrorBody } from './graphError.mts';
import { bodyText, passageOf, pathOf } from './passage.mts';
import type { World } from './world.mts';

/** Lets a fault strike before anything is written; true when it has taken the answer's place. */
export async function strikeBeforeCommit(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<boolean> {
	const strike = world.faults.strike({
		method: request.method,
		path: pathOf(request),
		body: bodyText(request),
	});
	passageOf(request).strike = strike;
	if (strike === undefined || strike.effect.kind === 'truncate') return false;
	const { effect } = strike;
	if (effect.when !== 'beforeCommit') return false;
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
		case 'answer':
			await reply
				.code(effect.status)
				.headers({ ...headersOf(effect), ...effect.headers })
				.send(bodyOf(world, effect));
			return true;
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
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<unknown> {
	const { strike } = passageOf(request);
	if (strike === undefined) return payload;
	const { effect } = strike;
	if (effect.kind === 'truncate') {
		if (typeof payload !== 'string') return payload;
		reply.removeHeader('content-length');
		return payload.slice(0, Math.ceil(payload.length / 2));
	}
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
		case 'answer':
			reply.removeHeader('content-length');
			reply.code(effect.status).headers({ ...headersOf(effect), ...effect.headers });
			return bodyOf(world, effect);
	}
}

type Answer = { readonly status: number; readonly body?: unknown };

function bodyOf(world: World, { status, body }: Answer): string {
	if (typeof body === 'string') return body;
	return JSON.stringify(body ?? usualErrorBody(status, world.now()));
}

function headersOf({ status, body }: Answer): Readonly<Record<string, string>> {
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	const retryAfter: Readonly<Record<string, string>> =
		status === 429 ? { 'retry-after': '10' } : {};
	return { 'content-type': `${type}; charset=utf-8`, ...retryAfter };
}
