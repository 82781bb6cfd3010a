import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteKind } from './passage.mts';
import { verbNotSupported } from './refusal.mts';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Verb = (typeof verbs)[number];
/** Gives the body of a 200, or throws a `Refusal`. */
export type Answerer = (request: FastifyRequest, reply: FastifyReply) => object;

declare module 'fastify' {
	interface FastifyContextConfig {
		kind?: RouteKind;
	}
}

/** A path of the API with its verbs; every other verb answers 405. */
export function route(
	app: FastifyInstance,
	where: { readonly endpoint: string; readonly route: string; readonly isOpen?: boolean },
	answerers: Readonly<Partial<Record<Verb, Answerer>>>,
	prefix = '/ATServicesRest/V1.0',
): void {
	const kind: RouteKind = { isOpen: false, ...where };
	for (const method of verbs) {
		const answer = answerers[method];
		app.route({
			method,
			url: `${prefix}${where.route}`,
			config: { kind },
			handler: async (request, reply) => {
				if (answer === undefined) throw verbNotSupported(method);
				return reply.send(answer(request, reply));
			},
		});
	}
}
