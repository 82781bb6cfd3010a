import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Strike } from '../standin/faults.mts';
import { badRequest, GraphRefusal } from './graphError.mts';
import type { World } from './world.mts';

/** What a request carries on its way: the fault that strikes it, its place among those under way. */
export type Passage = {
	strike: Strike | undefined;
	leave: (() => void) | null;
};

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Path pattern below `/v1.0/me`, for the counters of the Graph stand-in. */
		route?: string;
		/** Needs no token and counts towards no limit. */
		isOpen?: boolean;
	}
}

const passages = new WeakMap<FastifyRequest, Passage>();

export function passageOf(request: FastifyRequest): Passage {
	const passage = passages.get(request);
	if (passage === undefined) throw new Error('This request has not begun');
	return passage;
}

export function bodyText(request: FastifyRequest): string {
	return typeof request.body === 'string' ? request.body : '';
}

/** The body as JSON; a refusal when it is none. */
export function bodyJson(request: FastifyRequest): unknown {
	try {
		return JSON.parse(bodyText(request));
	} catch {
		throw badRequest('Unable to read JSON request payload.');
	}
}

/**
 * The path as faults name it: below `/v1.0/me` or `/v1.0/users/{id}`, without the query; `/token`
 * and `/authorize` for the identity platform.
 */
export function pathOf(request: FastifyRequest): string {
	const path = decodeURI(request.url.split('?')[0] ?? '');
	return path
		.replace(/^\/v1\.0\/(me|users\/[^/]+)/i, '')
		.replace(/^\/[^/]+\/oauth2\/v2\.0(?=\/)/i, '');
}

/** Begins a request: counts it, and sees to it that its end is counted whatever becomes of it. */
export function begin(world: World, request: FastifyRequest, reply: FastifyReply): void {
	const passage: Passage = { strike: undefined, leave: null };
	passages.set(request, passage);
	const route = request.routeOptions.config.route ?? 'no such path';
	const body = bodyText(request);
	const end = world.counters.begin(route, {
		method: request.method,
		path: request.url,
		route: `${request.method} ${route}`,
		signedIn: request.headers.authorization !== undefined,
		body: body === '' ? null : body,
	});
	reply.raw.once('close', () => {
		end(reply.raw.writableFinished ? reply.raw.statusCode : 0);
		passage.leave?.();
	});
}

/** Checks the token and takes a place among the requests under way. */
export function admit(world: World, request: FastifyRequest): void {
	if (request.routeOptions.config.isOpen === true) return;
	world.tokens.check(request.headers.authorization, world.now());
	const { mailboxConcurrency, retryAfterSeconds } = world.switches;
	if (mailboxConcurrency > 0 && world.underWay >= mailboxConcurrency) {
		throw new GraphRefusal(
			429,
			'ApplicationThrottled',
			'Application is over its MailboxConcurrency limit.',
			retryAfterSeconds > 0 ? { 'retry-after': String(retryAfterSeconds) } : {},
		);
	}
	const { generation } = world;
	world.underWay += 1;
	passageOf(request).leave = () => {
		if (world.generation === generation) world.underWay -= 1;
	};
}
