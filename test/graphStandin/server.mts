import type { FastifyInstance } from 'fastify';
import { apiSide } from '../standinServer/apiSide.mts';
import { attachmentRoutes } from './attachmentRoutes.mts';
import credentials from './credentials.json' with { type: 'json' };
import { faultAnswer } from './faultAnswer.mts';
import { folderRoutes } from './folderRoutes.mts';
import { graphErrorBody, GraphRefusal, tokenErrorBody, TokenRefusal } from './graphError.mts';
import { messageRoutes } from './messageRoutes.mts';
import { admit, countedAs, pathOf } from './passage.mts';
import { sendRoutes } from './sendRoutes.mts';
import { tokenRoutes } from './tokenRoutes.mts';
import type { World } from './world.mts';

/** The Graph side of the stand-in, with the identity platform's token endpoint beside it. */
export function graphServer(world: World): FastifyInstance {
	const app = apiSide({
		world,
		maxParamLength: 1000,
		countedAs,
		admit: async (request, reply) => {
			admit(world, request, reply);
			return Promise.resolve();
		},
		pathOf,
		faultAnswer: (answer) => faultAnswer(answer, world.now()),
	});
	handleErrors(app, world);
	tokenRoutes(app, world);
	for (const prefix of ['/v1.0/me', '/v1.0/users/:user']) {
		void app.register(
			(mailbox, _options, done) => {
				mailboxRoutes(mailbox, world);
				done();
			},
			{ prefix },
		);
	}
	return app;
}

function mailboxRoutes(app: FastifyInstance, world: World): void {
	const { id, userPrincipalName, displayName } = credentials.mailbox;
	app.addHook('preHandler', async (request) => {
		const { user } = request.params as { user?: string };
		const names: readonly (string | undefined)[] = [undefined, id, userPrincipalName];
		if (names.includes(user?.toLowerCase())) return Promise.resolve();
		throw new GraphRefusal(
			404,
			'ErrorInvalidUser',
			`The requested user '${String(user)}' is invalid.`,
		);
	});
	app.get('/', { config: { route: '/' } }, () => ({
		id,
		userPrincipalName,
		displayName,
		mail: userPrincipalName,
	}));
	app.get('/outlook/masterCategories', { config: { route: '/outlook/masterCategories' } }, () => ({
		value: ['Red category', 'Green category', 'Ticket created'].map((name) => ({
			id: name,
			displayName: name,
			color: 'none',
		})),
	}));
	folderRoutes(app, world);
	messageRoutes(app, world);
	attachmentRoutes(app, world);
	sendRoutes(app, world);
}

function handleErrors(app: FastifyInstance, world: World): void {
	app.setNotFoundHandler(async (request, reply) => {
		const segment = request.url.split('?')[0]?.split('/').pop() ?? '';
		const message = `Resource not found for the segment '${segment}'.`;
		return reply.code(400).send(graphErrorBody('BadRequest', message, world.now()));
	});
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof GraphRefusal) {
			const body = graphErrorBody(error.code, error.message, world.now());
			return reply.code(error.status).headers(error.headers).send(body);
		}
		if (error instanceof TokenRefusal) {
			return reply.code(error.status).send(tokenErrorBody(error, world.now()));
		}
		process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
		return reply.code(500).send(graphErrorBody('InternalServerError', '', world.now()));
	});
}
