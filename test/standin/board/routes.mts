import path from 'node:path';
import formBody from '@fastify/formbody';
import fastifyView from '@fastify/view';
import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { humanResource, roles } from '../seed/people.mts';
import { rowsOf } from '../store/database.mts';
import { changeTicket } from '../tickets/change.mts';
import type { World } from '../world.mts';
import { cardOf, companyName } from './model.mts';
import { boardQuery, pageOf } from './selection.mts';
import type { BoardQuery } from './selection.mts';

/** The page for a person: the service desk's tickets, and the two things a technician does with one. */
export async function boardRoutes(app: FastifyInstance, world: World): Promise<void> {
	const views = path.join(import.meta.dirname, 'views');
	await app.register(fastifyView, { engine: { eta: new Eta({ views }) }, root: views });
	await app.register(formBody);
	app.get('/', (request, reply) => reply.view('board', board(world, boardQuery(request.query))));
	app.get<{ Params: { id: string } }>('/tickets/:id', (request, reply) => {
		const entry = world.database.tables.Tickets.entry(Number(request.params.id));
		if (entry === undefined) return reply.code(404).view('missing', { id: request.params.id });
		return reply.view('single', { ticket: cardOf(world, entry) });
	});
	linkRoute(app, world);
	app.post<{ Params: { id: string; deed: string } }>('/tickets/:id/:deed', (request, reply) => {
		const deed = z.enum(['take', 'complete']).parse(request.params.deed);
		changeTicket(world, Number(request.params.id), deeds[deed], humanResource);
		return reply.redirect(backTo(request.body), 303);
	});
}

const deeds = {
	take: {
		status: 8,
		assignedResourceID: humanResource,
		assignedResourceRoleID: roles.engineer,
	},
	complete: { status: 5 },
};

/** Where a form came from; only a path of the board itself. */
function backTo(body: unknown): string {
	const form = z.object({ back: z.string() }).safeParse(body);
	return form.success && /^\/(?!\/)/.test(form.data.back) ? form.data.back : '/';
}

/** The address under which Autotask's web interface opens a ticket, by id or by number. */
function linkRoute(app: FastifyInstance, world: World): void {
	const link = z.object({ TicketID: z.string().optional(), TicketNumber: z.string().optional() });
	app.get('/Autotask/AutotaskExtend/ExecuteCommand.aspx', (request, reply) => {
		const { TicketID: id, TicketNumber: number } = link.parse(request.query);
		const rows = rowsOf(world.database.tables.Tickets);
		const byNumber = rows.find((row) => row['ticketNumber'] === number);
		return reply.redirect(`/tickets/${id ?? byNumber?.id ?? number ?? ''}`);
	});
}

function board(world: World, query: BoardQuery): object {
	const entries = world.database.tables.Tickets.inCommitOrder();
	const open = entries.filter(({ row }) => row['completedDate'] === null).length;
	const { shown, found, pages } = pageOf(world, entries, query);
	const companies = [...new Set(entries.map(({ row }) => Number(row['companyID'])))]
		.map((id) => ({ id: String(id), name: companyName(world, id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		query,
		tickets: shown.map((entry) => cardOf(world, entry)),
		counts: { open, complete: entries.length - open, all: entries.length, found },
		companies,
		pages,
		here: addressOf(query, query.page),
		previous: query.page > 1 ? addressOf(query, query.page - 1) : null,
		next: query.page < pages ? addressOf(query, query.page + 1) : null,
	};
}

function addressOf(query: BoardQuery, page: number): string {
	return `/?${new URLSearchParams({ ...query, page: String(page) }).toString()}`;
}
