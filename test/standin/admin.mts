import type { FastifyInstance } from 'fastify';
import { adminSide, objectOf, UnknownId } from '../standinServer/adminSide.mts';
import type { CellValue } from './adminApi.mts';
import { addSeed } from './adminSeed.mts';
import { boardRoutes } from './board/routes.mts';
import { humanResource } from './seed/people.mts';
import type { Entry } from './store/table.mts';
import { changeTicket } from './tickets/change.mts';
import type { World } from './world.mts';

/** The admin side: the stored rows and the board, besides what every stand-in's has. */
export async function adminServer(world: World): Promise<FastifyInstance> {
	const app = adminSide(world);
	app.addHook('onRequest', async () => {
		world.pending.settle();
		return Promise.resolve();
	});
	rowRoutes(app, world);
	await boardRoutes(app, world);
	return app;
}

function rowRoutes(app: FastifyInstance, world: World): void {
	app.post('/admin/seed', (request) => addSeed(world, objectOf(request.body)));
	app.get('/admin/tickets', () => storedTickets(world));
	app.get('/admin/notes', () => storedNotes(world));
	app.patch<{ Params: { id: string } }>('/admin/tickets/:id', (request) => {
		const id = Number(request.params.id);
		const changed = changeTicket(world, id, cells(request.body), humanResource);
		if (changed === undefined) throw new UnknownId('ticket', id);
		return storedTicket(world, id);
	});
	app.post<{ Params: { id: string } }>('/admin/companies/:id', (request) => {
		const id = Number(request.params.id);
		const row = world.database.tables.Companies.change(id, cells(request.body));
		if (row === undefined) throw new UnknownId('company', id);
		return row;
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

function cells(body: unknown): Readonly<Record<string, CellValue>> {
	return objectOf(body) as Readonly<Record<string, CellValue>>;
}
