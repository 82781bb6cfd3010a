import type { FastifyInstance, FastifyRequest } from 'fastify';
import { itemNotFound } from './graphError.mts';
import type { Attachment, StoredMessage } from './mailbox/message.mts';
import { graphTime } from './mailbox/messageJson.mts';
import { pageOf } from './query/page.mts';
import { readParameters } from './query/parameters.mts';
import { selected } from './query/select.mts';
import type { World } from './world.mts';

type Json = Readonly<Record<string, unknown>>;
type Named = { Params: { id: string; attachment: string } };

/** The attachments of a message: list, single ones, their bytes. */
export function attachmentRoutes(app: FastifyInstance, world: World): void {
	const all = '/messages/:id/attachments';
	app.get<{ Params: { id: string } }>(all, { config: { route: all } }, (request) => {
		const message = world.mailbox.message(request.params.id, world.now());
		const parameters = readParameters(request.query, world.switches.topOver1000);
		const address = `${world.url}${request.url}`;
		const { rows, nextLink } = pageOf(message.content.attachments, parameters, address);
		return {
			'@odata.context': `${world.url}/v1.0/$metadata#attachments`,
			value: rows.map((one) => shown(attachmentJson(message, one), parameters.select)),
			...(nextLink === null ? {} : { '@odata.nextLink': nextLink }),
		};
	});
	const one = '/messages/:id/attachments/:attachment';
	app.get<Named>(one, { config: { route: one } }, (request) => {
		const { select } = readParameters(request.query, world.switches.topOver1000);
		const { message, attachment } = find(world, request);
		return shown(attachmentJson(message, attachment), select);
	});
	const raw = '/messages/:id/attachments/:attachment/$value';
	app.get<Named>(raw, { config: { route: raw } }, async (request, reply) => {
		const { attachment } = find(world, request);
		const type = attachment.kind === 'item' ? 'text/plain' : attachment.contentType;
		return reply.type(type).send(attachment.bytes);
	});
}

function find(
	world: World,
	{ params }: FastifyRequest<Named>,
): { readonly message: StoredMessage; readonly attachment: Attachment } {
	const message = world.mailbox.message(params.id, world.now());
	const attachment = message.content.attachments.find(({ id }) => id === params.attachment);
	if (attachment === undefined) throw itemNotFound();
	return { message, attachment };
}

function shown(json: Json, select: readonly string[] | null): Json {
	// contentBytes and the like belong to files only, but may be selected for any attachment.
	const kept = select?.filter((name) => Object.hasOwn(json, name) || !fileOnly.includes(name));
	return selected(json, kept ?? null, { type: 'attachment' });
}

const fileOnly = ['contentId', 'contentLocation', 'contentBytes'];

function attachmentJson(message: StoredMessage, attachment: Attachment): Json {
	const { id, kind, name, contentType, isInline, contentId, bytes } = attachment;
	const shared = {
		id,
		lastModifiedDateTime: graphTime(message.createdAt),
		name,
		size: bytes.length,
		isInline,
	};
	if (kind === 'item') {
		return { '@odata.type': '#microsoft.graph.itemAttachment', ...shared, contentType: null };
	}
	return {
		'@odata.type': '#microsoft.graph.fileAttachment',
		'@odata.mediaContentType': contentType,
		...shared,
		contentType,
		contentId,
		contentLocation: null,
		contentBytes: bytes.toString('base64'),
	};
}
