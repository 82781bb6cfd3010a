import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireAccess } from './access.mts';
import { getById } from './entityRoutes.mts';
import { accountOf } from './passage.mts';
import { route } from './routes.mts';
import { rowsOf } from './store/database.mts';
import type { Row } from './store/table.mts';
import { shownRow } from './wire/output.mts';
import type { World } from './world.mts';

const name = 'TicketCategoryFieldDefaults';
const endpoint = 'TicketCategories/FieldDefaults';

/** The field defaults of a ticket category, below the category. */
export function categoryDefaultRoutes(app: FastifyInstance, world: World): void {
	const rows = (request: FastifyRequest): readonly Row[] => {
		requireAccess(accountOf(request), world.switches, name, 'query');
		const { parentId } = request.params as { parentId: string };
		const all = rowsOf(world.database.tables[name]);
		return all.filter((row) => row['ticketCategoryID'] === Number(parentId));
	};
	const path = '/TicketCategories/:parentId/FieldDefaults';
	route(
		app,
		{ endpoint, route: path },
		{
			GET: (request) => {
				const items = rows(request).map((row) =>
					shownRow(world.entities[name], row, 'all', world.switches),
				);
				const pages = { requestCount: 500, prevPageUrl: null, nextPageUrl: null };
				return { items, pageDetails: { count: items.length, ...pages } };
			},
		},
	);
	route(
		app,
		{ endpoint, route: `${path}/:id` },
		{
			GET: (request) => {
				const { id } = request.params as { id: string };
				const isThere = rows(request).some((row) => row.id === Number(id));
				return { item: isThere ? getById(world, request, name, Number(id)) : null };
			},
		},
	);
}
