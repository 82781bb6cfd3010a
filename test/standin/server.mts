import type { FastifyInstance } from 'fastify';
import { apiSide } from '../standinServer/apiSide.mts';
import { contentType } from '../standinServer/faultEffects.mts';
import { categoryDefaultRoutes } from './categoryDefaultRoutes.mts';
import { entityRoutes } from './entityRoutes.mts';
import { entityNames } from './metadata/entities.mts';
import { admit, countedAs, freeSlot, pathOf } from './passage.mts';
import { notFoundPage, PathNotFound, Refusal } from './refusal.mts';
import { route } from './routes.mts';
import { ticketRoutes } from './ticketRoutes.mts';
import { valueOf } from './wire/lenientJson.mts';
import type { JsonObject } from './wire/lenientJson.mts';
import { plainText } from './wire/plainText.mts';
import type { World } from './world.mts';
import { version, versionInformation, zoneInformation } from './zone.mts';

/** The API side of the stand-in. */
export function apiServer(world: World): FastifyInstance {
	const app = apiSide({
		world,
		countedAs,
		admit: async (request, reply) => {
			world.pending.settle();
			await admit(world, request, reply);
		},
		pathOf,
		faultAnswer: ({ body }) => ({ text: plainText(body), headers: contentType(body) }),
	});
	// Not when the answer is through: a busy process notices that some milliseconds late.
	app.addHook('onSend', async (request, _reply, payload) => {
		freeSlot(request);
		return Promise.resolve(payload);
	});
	handleErrors(app);
	generalRoutes(app, world);
	categoryDefaultRoutes(app, world);
	for (const name of entityNames) entityRoutes(app, world, name);
	ticketRoutes(app, world);
	return app;
}

function handleErrors(app: FastifyInstance): void {
	app.setNotFoundHandler(async (_request, reply) =>
		reply.code(404).type('text/html').send(notFoundPage),
	);
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof PathNotFound) {
			return reply.code(404).type('text/html').send(notFoundPage);
		}
		if (error instanceof Refusal) {
			reply.code(error.status).headers(error.headers);
			return error.body === null ? reply.send('') : reply.send(error.body);
		}
		process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
		return reply.code(500).type('text/html').send('<h1>Server Error</h1>');
	});
}

function generalRoutes(app: FastifyInstance, world: World): void {
	const zone = { endpoint: 'ZoneInformation', route: '/ZoneInformation', isOpen: true };
	route(app, zone, {
		GET: (request) => {
			const user = plainText(valueOf(request.query as JsonObject, 'user'));
			return zoneInformation({ user, headers: request.headers }, world.addresses, world.switches);
		},
	});
	const versions = { endpoint: 'VersionInformation', route: '/VersionInformation', isOpen: true };
	route(app, versions, { GET: () => versionInformation }, '/ATServicesRest');
	route(app, { endpoint: 'Version', route: '/Version' }, { GET: () => version });
	route(
		app,
		{ endpoint: 'ThresholdInformation', route: '/ThresholdInformation' },
		{
			GET: () => world.hourly.information(world.switches),
		},
	);
}
