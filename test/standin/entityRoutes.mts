import type { FastifyInstance, FastifyRequest } from 'fastify';
import { accessOf, denied, requireAccess, visibility } from './access.mts';
import {
	entityInformation,
	fieldInformation,
	userDefinedFieldInformation,
} from './metadata/answers.mts';
import type { EntityName } from './metadata/entities.mts';
import { bodyText } from '../standinServer/apiSide.mts';
import { accountOf } from './passage.mts';
import { find, countRows } from './query/answer.mts';
import { PathNotFound, verbNotSupported } from './refusal.mts';
import { route } from './routes.mts';
import { readQuery, valueOf } from './wire/lenientJson.mts';
import type { JsonObject } from './wire/lenientJson.mts';
import { shownRow } from './wire/output.mts';
import type { World } from './world.mts';

const longestUrl = 2048;

/** Query, count, get by id and metadata of one entity, the same for all. */
export function entityRoutes(app: FastifyInstance, world: World, name: EntityName): void {
	const at = (path: string): { endpoint: string; route: string } => ({
		endpoint: name,
		route: `/${name}${path}`,
	});
	const read = (request: FastifyRequest): void => {
		refuseImpersonated(request, world);
		requireAccess(accountOf(request), world.switches, name, 'query');
	};
	route(app, at('/entityInformation'), {
		GET: (request) =>
			entityInformation(
				world.entities[name],
				(operation) => accessOf(accountOf(request), world.switches, name, operation),
				world.switches.accessLevelForm,
			),
	});
	route(app, at('/entityInformation/fields'), {
		GET: () => fieldInformation(world.entities[name], world.switches),
	});
	route(app, at('/entityInformation/userDefinedFields'), {
		GET: () => userDefinedFieldInformation(world.entities[name], world.switches),
	});
	route(app, at('/:id'), {
		GET: (request) => {
			read(request);
			const { id } = request.params as { id: string };
			return { item: getById(world, request, name, Number(id)) };
		},
	});
	queryRoutes(app, world, name, read);
}

function queryRoutes(
	app: FastifyInstance,
	world: World,
	name: EntityName,
	read: (request: FastifyRequest) => void,
): void {
	const at = (path: string): { endpoint: string; route: string } => ({
		endpoint: name,
		route: `/${name}/query${path}`,
	});
	const ask = (request: FastifyRequest, raw: JsonObject | undefined, search: string | null) => {
		read(request);
		return find(world, accountOf(request), { name, raw, search, paging: null });
	};
	route(app, at(''), {
		GET: (request) => ask(request, searchOf(request), searchText(request)),
		POST: (request) => ask(request, readQuery(bodyText(request)), null),
	});
	const count = (request: FastifyRequest, raw: JsonObject | undefined): object => {
		read(request);
		return { queryCount: countRows(world, accountOf(request), name, raw) };
	};
	route(app, at('/count'), {
		GET: (request) => count(request, searchOf(request)),
		POST: (request) => count(request, readQuery(bodyText(request))),
	});
	nextPageRoute(app, world, name, read);
}

/** Further pages: by GET only where the query began with GET, that is, where its search is in the address. */
function nextPageRoute(
	app: FastifyInstance,
	world: World,
	name: EntityName,
	read: (request: FastifyRequest) => void,
): void {
	const next = (request: FastifyRequest, raw: JsonObject | undefined, search: string | null) => {
		read(request);
		const paging = queryText(request, 'paging') ?? '';
		return find(world, accountOf(request), { name, raw, search, paging });
	};
	route(
		app,
		{ endpoint: name, route: `/${name}/query/next` },
		{
			GET: (request) => {
				const search = searchText(request);
				if (search !== null) return next(request, searchOf(request), search);
				if (world.switches.getOnPostPage === 'status405') throw verbNotSupported('GET');
				return {
					items: [],
					pageDetails: { count: 0, requestCount: 0, prevPageUrl: null, nextPageUrl: null },
				};
			},
			POST: (request) => next(request, readQuery(bodyText(request)), null),
		},
	);
}

/** Reads may not be made in somebody else's name. */
function refuseImpersonated(request: FastifyRequest, world: World): void {
	if (request.headers['impersonationresourceid'] !== undefined) {
		throw denied('query', world.switches);
	}
}

/** The row of an id as the user sees it, or null. */
export function getById(
	world: World,
	request: FastifyRequest,
	name: EntityName,
	id: number,
): object | null {
	const row = world.database.tables[name].get(id);
	if (row === undefined || !visibility(accountOf(request), world.switches, name).byId) return null;
	return shownRow(world.entities[name], row, 'all', world.switches);
}

function searchOf(request: FastifyRequest): JsonObject | undefined {
	if (request.url.length > longestUrl) throw new PathNotFound();
	return readQuery(searchText(request) ?? '');
}

function searchText(request: FastifyRequest): string | null {
	return queryText(request, 'search');
}

function queryText(request: FastifyRequest, key: string): string | null {
	const value = valueOf(request.query as JsonObject, key);
	return typeof value === 'string' ? value : null;
}
