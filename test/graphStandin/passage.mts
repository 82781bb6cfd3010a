import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyText } from '../standinServer/apiSide.mts';
import type { CountedAs } from '../standinServer/apiSide.mts';
import { badRequest, GraphRefusal } from './graphError.mts';
import type { World } from './world.mts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Path pattern below `/v1.0/me`, for the counters of the Graph stand-in. */
		route?: string;
		/** Needs no token and counts towards no limit. */
		isOpen?: boolean;
	}
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

export function countedAs(request: FastifyRequest): CountedAs {
	const { route = 'no such path' } = request.routeOptions.config;
	return { endpoint: route, route, signedIn: request.headers.authorization !== undefined };
}

/** Checks the token and takes a place among the requests under way. */
export function admit(world: World, request: FastifyRequest, reply: FastifyReply): void {
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
	reply.raw.once('close', () => {
		if (world.generation === generation) world.underWay -= 1;
	});
}
