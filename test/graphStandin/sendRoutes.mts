import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest } from './graphError.mts';
import type { MessageContent, Recipient } from './mailbox/message.mts';
import { readOutgoing, refuseUnsendable } from './mailbox/outgoing.mts';
import type { Outgoing } from './mailbox/outgoing.mts';
import { readEml } from './mailbox/readEml.mts';
import { writeEml } from './mailbox/writeEml.mts';
import { bodyText } from '../standinServer/apiSide.mts';
import { bodyJson } from './passage.mts';
import credentials from './credentials.json' with { type: 'json' };
import type { World } from './world.mts';

/** Sending mail, from JSON or from a raw mail in base64. */
export function sendRoutes(app: FastifyInstance, world: World): void {
	const path = '/sendMail';
	app.post(path, { config: { route: path } }, async (request, reply) => {
		const { outgoing, content } = await read(request, world.now());
		send(world, outgoing, content);
		return reply.code(202).send();
	});
}

type Mail = { readonly outgoing: Outgoing; readonly content: MessageContent };

async function read(request: FastifyRequest, now: number): Promise<Mail> {
	if (request.headers['content-type']?.startsWith('text/plain') === true) {
		return readMime(bodyText(request));
	}
	const outgoing = readOutgoing(bodyJson(request));
	const { to, cc, body, headers } = outgoing;
	const { html, text } =
		body.contentType === 'html'
			? { html: body.content, text: undefined }
			: { html: undefined, text: body.content };
	const mime = writeEml(
		{
			from: outgoing.from,
			fromName: credentials.mailbox.displayName,
			to,
			...(cc.length === 0 ? {} : { cc }),
			subject: outgoing.subject,
			...(html === undefined ? { text } : { html }),
			headers,
		},
		now,
	);
	const content = await readEml(mime);
	const attachments = outgoing.attachments.map(({ name, bytes }, index) => ({
		id: `AAMkAGsentattachment${index}=`,
		kind: 'file' as const,
		name,
		contentType: 'application/octet-stream',
		isInline: false,
		contentId: null,
		bytes,
	}));
	return { outgoing, content: { ...content, attachments } };
}

async function readMime(base64: string): Promise<Mail> {
	const mime = Buffer.from(base64, 'base64');
	if (!/^[A-Za-z0-9+/=\s]+$/.test(base64) || mime.length === 0) {
		throw badRequest(
			'Invalid base64 string for MIME content.',
			'ErrorMimeContentInvalidBase64String',
		);
	}
	const content = await readEml(mime);
	const addresses = (recipients: readonly Recipient[]): readonly string[] =>
		recipients.map(({ emailAddress }) => emailAddress.address);
	const outgoing: Outgoing = {
		from: content.from?.emailAddress.address ?? credentials.mailbox.userPrincipalName,
		to: addresses(content.toRecipients),
		cc: addresses(content.ccRecipients),
		bcc: addresses(content.bccRecipients),
		replyTo: addresses(content.replyTo),
		subject: content.subject,
		body: content.body,
		importance: content.importance,
		headers: content.headers.filter(({ name }) => /^x-/i.test(name)),
		attachments: content.attachments.map(({ name, bytes }) => ({ name, bytes })),
		saves: true,
	};
	refuseUnsendable(outgoing);
	return { outgoing, content };
}

function send(world: World, outgoing: Outgoing, content: MessageContent): void {
	const now = world.now();
	const { saves, attachments, ...rest } = outgoing;
	world.sent.push({
		at: new Date(now).toISOString(),
		...rest,
		attachments: attachments.map(({ name, bytes }) => ({ name, size: bytes.length })),
		savedToSentItems: saves,
	});
	const arrival = { receivedAt: now, visibleAt: now, now };
	if (saves) world.mailbox.arrive(content, { ...arrival, folder: 'sentitems', isRead: true });
	const self = credentials.mailbox.userPrincipalName;
	const reached = [...outgoing.to, ...outgoing.cc, ...outgoing.bcc];
	const returns = reached.some((address) => address.toLowerCase() === self);
	if (!world.switches.deliverToSelf || !returns) return;
	world.mailbox.arrive(content, { ...arrival, folder: 'inbox', isRead: false });
}
