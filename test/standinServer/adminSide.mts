import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { RequestCounts, SwitchDescription } from './adminApi.mts';
import type { RequestCounters } from './counters.mts';
import type { Faults } from './faults.mts';

/** What the admin side of every stand-in steers. */
export type Steered = {
	readonly faults: Faults;
	readonly counters: Pick<RequestCounters, 'clear' | 'log'>;
	reset(): void;
	setSwitches(changes: Readonly<Record<string, unknown>>): void;
	describeSwitches(): readonly SwitchDescription[];
	counts(): RequestCounts;
};

/** Answered as 404. */
export class UnknownId extends Error {
	constructor(what: string, id: string | number) {
		super(`There is no ${what} ${id}`);
	}
}

/**
 * The admin side of a stand-in with its reset, switches, faults and counters. What is wrong with a
 * request is answered as 400, an unknown id as 404.
 */
export function adminSide(world: Steered): FastifyInstance {
	const app = Fastify({
		bodyLimit: 100_000_000,
		forceCloseConnections: true,
		routerOptions: { caseSensitive: false },
	});
	app.setErrorHandler(async (error, _request, reply) => {
		const message = error instanceof Error ? error.message : String(error);
		return reply.code(error instanceof UnknownId ? 404 : 400).send({ error: message });
	});
	app.post('/admin/reset', () => {
		world.reset();
		return {};
	});
	app.get('/admin/switches', () => world.describeSwitches());
	app.put('/admin/switches', (request) => {
		world.setSwitches(objectOf(request.body));
		return {};
	});
	faultRoutes(app, world);
	counterRoutes(app, world);
	return app;
}

function faultRoutes(app: FastifyInstance, { faults }: Steered): void {
	app.get('/admin/faults', () => faults.list());
	app.post('/admin/faults', (request) => ({ id: faults.add(request.body) }));
	app.delete('/admin/faults', () => {
		faults.clear();
		return {};
	});
	app.post<{ Params: { id: string } }>('/admin/faults/:id/release', (request) => {
		const { id } = request.params;
		if (!faults.release(id)) throw new UnknownId('fault', id);
		return {};
	});
}

function counterRoutes(app: FastifyInstance, world: Steered): void {
	app.get('/admin/counters', () => world.counts());
	app.get('/admin/requests', () => world.counters.log());
	app.delete('/admin/counters', () => {
		world.counters.clear();
		return {};
	});
}

/** A request's body as an object; throws when it is none. */
export function objectOf(body: unknown): Readonly<Record<string, unknown>> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw new Error('The body is to be a JSON object');
	}
	return { ...body };
}
