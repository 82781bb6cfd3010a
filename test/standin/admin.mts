import Fastify, { type FastifyInstance } from 'fastify';
import type { CellValue } from './adminApi.mts';
import { addSeed } from './adminSeed.mts';
import { boardRoutes } from './board/routes.mts';
import { humanResource } from './seed/people.mts';
import type { Entry } from './store/table.mts';
import { describeSwitches } from './switches.mts';
import { changeTicket } from './tickets/change.mts';
import { isJsonObject, type JsonObject } from './wire/lenientJson.mts';
import type { World } from './world.mts';

/** The admin side: state, switches, faults, counters. What is wrong with a request is answered as 400. */
export async function adminServer(world: World): Promise<FastifyInstance> {
	const app = Fastify({
		bodyLimit: 100_000_000,
		forceCloseConnections: true,
		routerOptions: { caseSensitive: false },
	});
	app.addHook('onRequest', async () => {
		world.pending.settle();
		return Promise.resolve();
	});
	app.setErrorHandler(async (error, _request, reply) => {
		const message = error instanceof Error ? error.message : String(error);
		return reply.code(400).send({ error: message });
	});
	stateRoutes(app, world);
	switchRoutes(app, world);
	faultRoutes(app, world);
	counterRoutes(app, world);
	await boardRoutes(app, world);
	return app;
}

function stateRoutes(app: FastifyInstance, world: World): void {
	app.post('/admin/reset', () => {
		world.reset();
		return {};
	});
	app.post('/admin/seed', (request) => addSeed(world, objectOf(request.body)));
	app.get('/admin/tickets', () => storedTickets(world));
	app.get('/admin/notes', () => storedNotes(world));
	app.patch<{ Params: { id: string } }>('/admin/tickets/:id', (request, reply) => {
		const id = Number(request.params.id);
		if (changeTicket(world, id, cells(request.body), humanResource) === undefined) {
			return reply.code(404).send({ error: `There is no ticket ${id}` });
		}
		return storedTicket(world, id);
	});
	app.post<{ Params: { id: string } }>('/admin/companies/:id', (request, reply) => {
		const id = Number(request.params.id);
		const row = world.database.tables.Companies.change(id, cells(request.body));
		return row ?? reply.code(404).send({ error: `There is no company ${id}` });
	});
}

function switchRoutes(app: FastifyInstance, world: World): void {
	app.get('/admin/switches', () => describeSwitches(world.switches));
	app.put('/admin/switches', (request) => {
		world.setSwitches(objectOf(request.body));
		return {};
	});
}

function faultRoutes(app: FastifyInstance, world: World): void {
	app.get('/admin/faults', () => world.faults.list());
	app.post('/admin/faults', (request) => ({ id: world.faults.add(request.body) }));
	app.delete('/admin/faults', () => {
		world.faults.clear();
		return {};
	});
	app.post<{ Params: { id: string } }>('/admin/faults/:id/release', (request, reply) =>
		world.faults.release(request.params.id)
			? {}
			: reply.code(404).send({ error: `There is no fault ${request.params.id}` }),
	);
}

function counterRoutes(app: FastifyInstance, world: World): void {
	app.get('/admin/counters', () => world.counters.read());
	app.get('/admin/requests', () => world.counters.log());
	app.delete('/admin/counters', () => {
		world.counters.clear();
		return {};
	});
}

type Stored = Readonly<Record<string, unknown>>;

function storedTickets(world: World): readonly Stored[] {
	return world.database.tables.Tickets.inCommitOrder().map(({ row }) =>
		storedTicket(world, row.id),
	);
}

function storedTicket(world: World, id: number): Stored {
	const { Tickets, TicketNotes } = world.database.tables;
	const ticket = Tickets.entry(id);
	const ids = [...TicketNotes.idsByNumber('ticketID', id)];
	const notes = ids.flatMap((noteId) => TicketNotes.entry(noteId) ?? []).map(stored);
	return { ...(ticket === undefined ? {} : stored(ticket)), notes };
}

function storedNotes(world: World): readonly Stored[] {
	return world.database.tables.TicketNotes.inCommitOrder().map(stored);
}

function stored({ row, committedAt }: Entry): Stored {
	return { ...row, committedAt: new Date(committedAt).toISOString() };
}

function objectOf(body: unknown): JsonObject {
	if (isJsonObject(body)) return body;
	throw new Error('The body is to be a JSON object');
}

function cells(body: unknown): Readonly<Record<string, CellValue>> {
	return objectOf(body) as Readonly<Record<string, CellValue>>;
}
