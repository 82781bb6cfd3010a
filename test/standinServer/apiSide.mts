import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestCounters } from './counters.mts';
import { cut, strikeAfterCommit, strikeBeforeCommit } from './faultEffects.mts';
import type { FaultAnswerForm } from './faultEffects.mts';
import type { Faults, Strike } from './faults.mts';

/** How a stand-in treats the requests on its API side. */
export type Conduct = {
	readonly world: {
		readonly faults: Faults;
		readonly counters: Pick<RequestCounters, 'begin'>;
		/** Grows with every reset: a request from before one must not write after it. */
		readonly generation: number;
	};
	/** Longest part of a path that stands for a value; default 100. */
	readonly maxParamLength?: number;
	/** What a request is counted as; `route` is a path pattern, without the method. */
	readonly countedAs: (request: FastifyRequest) => CountedAs;
	/** Signs in and takes the limits, waiting as long as the answer is slowed down; rejects with a refusal. */
	readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
	/** The path as faults name it. */
	readonly pathOf: (request: FastifyRequest) => string;
	readonly faultAnswer: FaultAnswerForm;
};
export type CountedAs = {
	readonly endpoint: string;
	readonly route: string;
	readonly signedIn: boolean;
};

/**
 * The API side of a stand-in, without routes and answers to errors. Bodies stay texts. A request is
 * counted, admitted, met by a fault if one fits, and then handled.
 */
export function apiSide(conduct: Conduct): FastifyInstance {
	const { world, maxParamLength = 100, faultAnswer } = conduct;
	const strikes = new WeakMap<FastifyRequest, Strike>();
	const app = Fastify({
		routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength },
		exposeHeadRoutes: false,
		bodyLimit: 20_000_000,
		forceCloseConnections: true,
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) =>
		Promise.resolve(body),
	);
	app.addHook('preHandler', async (request, reply) => {
		const { generation } = world;
		count(conduct, request, reply);
		await conduct.admit(request, reply);
		const { method } = request;
		const target = { method, path: conduct.pathOf(request), body: bodyText(request) };
		const strike = world.faults.strike(target);
		if (strike !== undefined) {
			strikes.set(request, strike);
			if (await strikeBeforeCommit(strike, { request, reply }, faultAnswer)) return reply;
		}
		return world.generation === generation ? undefined : cut(request, reply);
	});
	app.addHook('onSend', async (request, reply, payload) => {
		const strike = strikes.get(request);
		if (strike === undefined) return payload;
		return strikeAfterCommit(strike, { request, reply }, faultAnswer, payload);
	});
	return app;
}

/** The body as it was sent; the empty text when there is none. */
export function bodyText(request: FastifyRequest): string {
	return typeof request.body === 'string' ? request.body : '';
}

/** Counts a request, and sees to it that its end is counted whatever becomes of it. */
function count({ world, countedAs }: Conduct, request: FastifyRequest, reply: FastifyReply): void {
	const { endpoint, route, signedIn } = countedAs(request);
	const { method, url } = request;
	const body = bodyText(request);
	const end = world.counters.begin(endpoint, {
		method,
		path: url,
		route: `${method} ${route}`,
		signedIn,
		body: body === '' ? null : body,
	});
	reply.raw.once('close', () => {
		end(reply.raw.writableFinished ? reply.raw.statusCode : 0);
	});
}
