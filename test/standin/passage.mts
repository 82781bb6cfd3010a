import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CountedAs } from '../standinServer/apiSide.mts';
import type { Account } from './accounts.mts';
import { isSignedIn } from './auth.mts';
import { Refusal } from './refusal.mts';
import type { World } from './world.mts';

/** What a route says about itself. */
export type RouteKind = {
	/** As the thread limit counts it. */
	readonly endpoint: string;
	/** Path pattern below V1.0, for the counters. */
	readonly route: string;
	/** Needs no sign-in and counts towards no limit. */
	readonly isOpen: boolean;
};

const wrongPath: RouteKind = { endpoint: 'no such path', route: 'no such path', isOpen: true };
const accounts = new WeakMap<FastifyRequest, Account>();
const slots = new WeakMap<FastifyRequest, () => void>();

/** The user behind a signed-in request. */
export function accountOf(request: FastifyRequest): Account {
	const account = accounts.get(request);
	if (account === undefined) throw new Error('Nobody has signed in');
	return account;
}

export function countedAs(request: FastifyRequest): CountedAs {
	const { endpoint, route } = kindOf(request);
	return { endpoint, route, signedIn: isSignedIn(request.headers) };
}

/** Path below V1.0, without the query. */
export function pathOf(request: FastifyRequest): string {
	const path = request.url.split('?')[0] ?? '';
	return path.replace(/^\/atservicesrest(\/v1\.0)?/i, '');
}

/** Signs in and takes the limits, then waits as long as the answer is slowed down. */
export async function admit(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const slowness = takeLimits(world, request, reply);
	if (slowness > 0) await wait(slowness);
}

/** Begins to free the slot of a call whose answer goes out now. */
export function freeSlot(request: FastifyRequest): void {
	slots.get(request)?.();
}

/** Gives the milliseconds by which the answer is slowed down. */
function takeLimits(world: World, request: FastifyRequest, reply: FastifyReply): number {
	const { switches } = world;
	const { endpoint, isOpen } = kindOf(request);
	if (isOpen) return switches.latencyMs;
	accounts.set(request, world.signIns.check(request.headers, switches));
	const code = String(request.headers['apiintegrationcode']);
	try {
		const free = world.threads.take(code, endpoint, switches);
		slots.set(request, free);
		reply.raw.once('close', free); // of a call that gets no answer
	} catch (error) {
		if (error instanceof Refusal) world.counters.refusedBy('thread');
		throw error;
	}
	try {
		return switches.latencyMs + world.hourly.count(switches);
	} catch (error) {
		if (error instanceof Refusal) world.counters.refusedBy('hourly');
		throw error;
	}
}

function kindOf(request: FastifyRequest): RouteKind {
	return request.routeOptions.config.kind ?? wrongPath;
}
