import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './accounts.mts';
import { isSignedIn } from './auth.mts';
import type { Strike } from './faults.mts';
import { Refusal } from './refusal.mts';
import type { World } from './world.mts';

/** What a request carries on its way: who signed in, its thread slot, the fault that strikes it. */
export type Passage = {
	account: Account | null;
	strike: Strike | undefined;
	/** Frees the thread slot. */
	free: (() => void) | null;
};

/** What a route says about itself. */
export type RouteKind = {
	/** As the thread limit counts it. */
	readonly endpoint: string;
	/** Path pattern below V1.0, for the counters. */
	readonly route: string;
	/** Needs no sign-in and counts towards no limit. */
	readonly isOpen: boolean;
};

const passages = new WeakMap<FastifyRequest, Passage>();

export function passageOf(request: FastifyRequest): Passage {
	const passage = passages.get(request);
	if (passage === undefined) throw new Error('This request has not begun');
	return passage;
}

/** The user behind a signed-in request. */
export function accountOf(request: FastifyRequest): Account {
	const { account } = passageOf(request);
	if (account === null) throw new Error('Nobody has signed in');
	return account;
}

export function bodyText(request: FastifyRequest): string {
	return typeof request.body === 'string' ? request.body : '';
}

/** Path below V1.0, without the query. */
export function pathOf(request: FastifyRequest): string {
	const path = request.url.split('?')[0] ?? '';
	return path.replace(/^\/atservicesrest(\/v1\.0)?/i, '');
}

/** Begins a request: counts it, and sees to it that its end is counted whatever becomes of it. */
export function begin(
	world: World,
	kind: RouteKind,
	request: FastifyRequest,
	reply: FastifyReply,
): void {
	const passage: Passage = { account: null, strike: undefined, free: null };
	passages.set(request, passage);
	const end = world.counters.begin(kind.endpoint, {
		method: request.method,
		path: request.url,
		route: `${request.method} ${kind.route}`,
		signedIn: isSignedIn(request.headers),
		body: bodyText(request) === '' ? null : bodyText(request),
	});
	reply.raw.once('close', () => {
		end(reply.raw.writableFinished ? reply.raw.statusCode : 0);
		passage.free?.();
	});
}

/** Signs in and takes the limits; gives the milliseconds by which the answer is slowed down. */
export function admit(world: World, kind: RouteKind, request: FastifyRequest): number {
	const { switches } = world;
	if (kind.isOpen) return switches.latencyMs;
	const passage = passageOf(request);
	passage.account = world.signIns.check(request.headers, switches);
	const code = String(request.headers['apiintegrationcode']);
	try {
		passage.free = world.threads.take(code, kind.endpoint, switches);
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
