import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { adminSide, UnknownId } from '../standinServer/adminSide.mts';
import type { DeliveredMail, MailState } from './adminApi.mts';
import type { StoredMessage } from './mailbox/message.mts';
import { readEml } from './mailbox/readEml.mts';
import { writeEml } from './mailbox/writeEml.mts';
import { withoutGaps } from './withoutGaps.mts';
import type { World } from './world.mts';

/** The admin side: mails and tokens, besides what every stand-in's has. */
export function adminServer(world: World): FastifyInstance {
	const app = adminSide(world);
	mailRoutes(app, world);
	tokenRoutes(app, world);
	return app;
}

const instant = z
	.string()
	.refine((text) => !Number.isNaN(Date.parse(text)), 'is to be an ISO 8601 date');
const fields = z
	.object({
		from: z.string().optional(),
		fromName: z.string().optional(),
		to: z.array(z.string()).optional(),
		cc: z.array(z.string()).optional(),
		subject: z.string().optional(),
		text: z.string().optional(),
		html: z.string().optional(),
		messageId: z.string().optional(),
		sentAt: instant.optional(),
		headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
	})
	.strict();
const mail = z
	.object({
		folder: z.string().default('inbox'),
		receivedAt: instant.optional(),
		visibleAfterMs: z.number().nonnegative().default(0),
		isRead: z.boolean().default(false),
		eml: z.string().base64().optional(),
		message: fields.optional(),
	})
	.strict()
	.refine(
		({ eml, message }) => (eml === undefined) !== (message === undefined),
		'A mail has either eml or message',
	);
const mailChange = z
	.object({ isRead: z.boolean().optional(), folder: z.string().optional() })
	.strict();

type ById = { Params: { id: string } };

function mailRoutes(app: FastifyInstance, world: World): void {
	app.get('/admin/mails', () => world.mailbox.messages.map((message) => stateOf(world, message)));
	app.get('/admin/sent', () => world.sent);
	app.post('/admin/mails', async (request) => deliver(world, mail.parse(request.body)));
	app.post<ById>('/admin/mails/:id/show', (request) => {
		const message = find(world, request.params.id);
		message.visibleAt = world.now();
		return stateOf(world, message);
	});
	app.patch<ById>('/admin/mails/:id', (request) => {
		const message = find(world, request.params.id);
		const { isRead = message.isRead, folder } = mailChange.parse(request.body);
		world.mailbox.change(message, { isRead }, world.now());
		if (folder !== undefined) {
			world.mailbox.move(message, world.mailbox.folder(folder), world.now());
		}
		return stateOf(world, message);
	});
	app.delete<ById>('/admin/mails/:id', (request) => {
		world.mailbox.remove(find(world, request.params.id));
		return {};
	});
}

async function deliver(world: World, input: z.output<typeof mail>): Promise<DeliveredMail> {
	const now = world.now();
	const receivedAt = input.receivedAt === undefined ? now : Date.parse(input.receivedAt);
	const mime =
		input.eml === undefined
			? writeEml(withoutGaps(input.message ?? {}), receivedAt)
			: Buffer.from(input.eml, 'base64');
	const content = await readEml(mime);
	const visibleAt = now + input.visibleAfterMs;
	const { folder, isRead } = input;
	const arrival = { folder, receivedAt, visibleAt, isRead, now };
	const message = world.mailbox.arrive(content, arrival);
	return delivered(message);
}

function tokenRoutes(app: FastifyInstance, world: World): void {
	const revocation = z.object({ what: z.enum(['access', 'all']) });
	app.post('/admin/tokens/revoke', (request) => {
		world.tokens.revoke(revocation.parse(request.body).what);
		return {};
	});
	app.post('/admin/tokens/restore', () => {
		world.tokens.restore(world.now());
		return {};
	});
}

function find(world: World, id: string): StoredMessage {
	const message = world.mailbox.messages.find((one) => one.id === id || one.immutableId === id);
	if (message === undefined) throw new UnknownId('mail', id);
	return message;
}

function delivered({ id, immutableId, content }: StoredMessage): DeliveredMail {
	return { id, immutableId, internetMessageId: content.internetMessageId };
}

function stateOf(world: World, message: StoredMessage): MailState {
	const folder = world.mailbox.folder(message.folderId);
	return {
		...delivered(message),
		folder: folder.wellKnownName ?? folder.displayName,
		subject: message.content.subject,
		receivedAt: new Date(message.receivedAt).toISOString(),
		isRead: message.isRead,
		isVisible: message.visibleAt <= world.now(),
		categories: message.categories,
	};
}
