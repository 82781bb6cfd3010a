import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest } from './graphError.mts';
import type { StoredMessage } from './mailbox/message.mts';
import { messageJson, onlySelected, readPreferences } from './mailbox/messageJson.mts';
import { bodyJson } from './passage.mts';
import { listMessages } from './query/listMessages.mts';
import { pageOf } from './query/page.mts';
import { readParameters } from './query/parameters.mts';
import { selected } from './query/select.mts';
import { withoutGaps } from './withoutGaps.mts';
import type { World } from './world.mts';

type Json = Readonly<Record<string, unknown>>;
type ById = { Params: { id: string } };

const changes = z
	.object({
		isRead: z.boolean().optional(),
		categories: z.array(z.string()).optional(),
		importance: z.enum(['low', 'normal', 'high']).optional(),
		flag: z.object({ flagStatus: z.enum(['notFlagged', 'complete', 'flagged']) }).optional(),
	})
	.strict();
const destination = z.object({ destinationId: z.string() });

/** Lists of messages, single messages, their MIME form, changes, moves. */
export function messageRoutes(app: FastifyInstance, world: World): void {
	const paths = ['/messages', '/mailFolders/:folder/messages'] as const;
	for (const path of paths) {
		app.get<{ Params: { folder?: string } }>(path, { config: { route: path } }, (request, reply) =>
			list(world, request, reply),
		);
		const one = `${path}/:id` as const;
		app.get<ById>(one, { config: { route: one } }, (request, reply) =>
			shown(world, request, reply, messageOf(world, request)),
		);
		const raw = `${one}/$value` as const;
		app.get<ById>(raw, { config: { route: raw } }, async (request, reply) =>
			reply.type('text/plain').send(messageOf(world, request).content.mime),
		);
	}
	changeRoutes(app, world);
}

function changeRoutes(app: FastifyInstance, world: World): void {
	const one = '/messages/:id';
	app.patch<ById>(one, { config: { route: one } }, (request, reply) => {
		const message = messageOf(world, request);
		const { flag, ...rest } = parsed(changes, bodyJson(request));
		const change = withoutGaps({ ...rest, flagStatus: flag?.flagStatus });
		world.mailbox.change(message, change, world.now());
		return shown(world, request, reply, message);
	});
	app.delete<ById>(one, { config: { route: one } }, async (request, reply) => {
		const message = messageOf(world, request);
		const bin = world.mailbox.folder('deleteditems');
		if (message.folderId === bin.id) world.mailbox.remove(message);
		else world.mailbox.move(message, bin, world.now());
		return reply.code(204).send();
	});
	const move = '/messages/:id/move';
	app.post<ById>(move, { config: { route: move } }, async (request, reply) => {
		const message = messageOf(world, request);
		const { destinationId } = parsed(destination, bodyJson(request));
		world.mailbox.move(message, world.mailbox.folder(destinationId), world.now());
		return reply.code(201).send(shown(world, request, reply, message));
	});
}

function list(
	world: World,
	request: FastifyRequest<{ Params: { folder?: string } }>,
	reply: FastifyReply,
): Json {
	const { mailbox, switches } = world;
	const parameters = readParameters(request.query, switches.topOver1000);
	const { folder } = request.params;
	const folderId = folder === undefined ? null : mailbox.folder(folder).id;
	const inScope = mailbox
		.visible(world.now())
		.filter((message) => folderId === null || message.folderId === folderId);
	const found = listMessages(inScope, parameters, switches);
	const address = `${world.url}${request.url}`;
	const { rows, nextLink } = pageOf(found, parameters, address, switches.pageShortfall);
	const preferences = preferencesOf(request, reply);
	return {
		'@odata.context': `${world.url}/v1.0/$metadata#messages`,
		...(parameters.count ? { '@odata.count': found.length } : {}),
		value: rows.map((message) =>
			selected(messageJson(message, preferences, switches), parameters.select, {
				type: 'message',
				hidden: onlySelected,
			}),
		),
		...(nextLink === null ? {} : { '@odata.nextLink': nextLink }),
	};
}

function shown(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	message: StoredMessage,
): Json {
	const { select } = readParameters(request.query, world.switches.topOver1000);
	const json = messageJson(message, preferencesOf(request, reply), world.switches);
	return {
		'@odata.context': `${world.url}/v1.0/$metadata#messages/$entity`,
		...selected(json, select, { type: 'message', hidden: onlySelected }),
	};
}

function preferencesOf(
	request: FastifyRequest,
	reply: FastifyReply,
): ReturnType<typeof readPreferences> {
	const preferences = readPreferences(request.headers.prefer);
	if (preferences.body !== null) {
		reply.header('preference-applied', `outlook.body-content-type="${preferences.body}"`);
	}
	return preferences;
}

function messageOf(world: World, request: FastifyRequest<ById>): StoredMessage {
	return world.mailbox.message(request.params.id, world.now());
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
	const result = schema.safeParse(body);
	if (result.success) return result.data;
	throw badRequest(result.error.issues.map(({ message }) => message).join(', '));
}
