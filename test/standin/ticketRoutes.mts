import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireAccess, visibility } from './access.mts';
import { getById } from './entityRoutes.mts';
import type { EntityName, Operation } from './metadata/entities.mts';
import { bodyText } from '../standinServer/apiSide.mts';
import { accountOf } from './passage.mts';
import { rejected } from './refusal.mts';
import { route } from './routes.mts';
import { createTicket } from './tickets/create.mts';
import { createNote, updateNote } from './tickets/notes.mts';
import { updateTicket } from './tickets/update.mts';
import { readBody } from './wire/lenientJson.mts';
import { shownRow } from './wire/output.mts';
import type { World } from './world.mts';

type Right = (request: FastifyRequest, entity: EntityName, operation: Operation) => void;

/** Create and update of tickets and their notes. */
export function ticketRoutes(app: FastifyInstance, world: World): void {
	const right: Right = (request, entity, operation) => {
		requireAccess(accountOf(request), world.switches, entity, operation);
	};
	const update = (request: FastifyRequest, replaces: boolean): object => {
		right(request, 'Tickets', 'update');
		const body = readBody(bodyText(request));
		return { itemId: updateTicket(world, accountOf(request), { body, replaces }) };
	};
	route(
		app,
		{ endpoint: 'Tickets', route: '/Tickets' },
		{
			POST: (request) => {
				right(request, 'Tickets', 'create');
				const impersonated = impersonatedBy(world, request);
				const body = readBody(bodyText(request));
				const id = createTicket(world, accountOf(request), body, impersonated);
				return createAnswer(world, id);
			},
			PATCH: (request) => update(request, false),
			PUT: (request) => update(request, true),
		},
	);
	noteRoutes(app, world, right);
}

function noteRoutes(app: FastifyInstance, world: World, right: Right): void {
	const endpoint = 'Tickets/Notes';
	const update = (request: FastifyRequest, replaces: boolean): object => {
		right(request, 'TicketNotes', 'update');
		const body = readBody(bodyText(request));
		const ticketId = numberParam(request, 'parentId');
		return { itemId: updateNote(world, accountOf(request), ticketId, { body, replaces }) };
	};
	route(
		app,
		{ endpoint, route: '/Tickets/:parentId/Notes' },
		{
			GET: (request) => {
				right(request, 'TicketNotes', 'query');
				return notesOf(world, request, numberParam(request, 'parentId'));
			},
			POST: (request) => {
				right(request, 'TicketNotes', 'create');
				const body = readBody(bodyText(request));
				const ticketId = numberParam(request, 'parentId');
				return createAnswer(world, createNote(world, accountOf(request), ticketId, body));
			},
			PATCH: (request) => update(request, false),
			PUT: (request) => update(request, true),
		},
	);
	route(
		app,
		{ endpoint, route: '/Tickets/:parentId/Notes/:id' },
		{
			GET: (request) => {
				right(request, 'TicketNotes', 'query');
				const id = numberParam(request, 'id');
				const note = world.database.tables.TicketNotes.get(id);
				const isThere = note?.['ticketID'] === numberParam(request, 'parentId');
				return { item: isThere ? getById(world, request, 'TicketNotes', id) : null };
			},
		},
	);
}

function notesOf(world: World, request: FastifyRequest, ticketId: number): object {
	const { TicketNotes } = world.database.tables;
	const isVisible = visibility(accountOf(request), world.switches, 'TicketNotes').byQuery;
	const ids = isVisible ? [...TicketNotes.idsByNumber('ticketID', ticketId)] : [];
	const rows = ids.flatMap((id) => TicketNotes.get(id) ?? []);
	const items = rows.map((row) => shownRow(world.entities.TicketNotes, row, 'all', world.switches));
	return {
		items,
		pageDetails: { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl: null },
	};
}

/** The answer to a create, in the form that the switch says. */
function createAnswer(world: World, id: number | null): object {
	switch (world.switches.itemIdForm) {
		case 'number':
			return id === null ? {} : { itemId: id };
		case 'text':
			return id === null ? {} : { itemId: String(id) };
		case 'zero':
			return { itemId: 0 };
		case 'absent':
			return {};
	}
}

/** The resource in whose name a create is made, from the optional header. */
function impersonatedBy(world: World, request: FastifyRequest): number | null {
	const header = request.headers['impersonationresourceid'];
	if (header === undefined) return null;
	const id = Number(header);
	if (world.database.tables.Resources.get(id)?.['isActive'] === true) return id;
	throw rejected('The impersonated Resource does not exist or may not be impersonated.');
}

function numberParam(request: FastifyRequest, name: 'id' | 'parentId'): number {
	return Number((request.params as Readonly<Record<string, string>>)[name]);
}
