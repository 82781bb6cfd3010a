import { z } from 'zod';
import credentials from '../credentials.json' with { type: 'json' };
import { badRequest } from '../graphError.mts';

const text = z.string().nullish();
const address = z.object({ emailAddress: z.object({ address: z.string(), name: text }) });
const addresses = z.array(address).default([]);
const message = z
	.object({
		subject: text,
		body: z.object({ contentType: text, content: text }).optional(),
		toRecipients: addresses,
		ccRecipients: addresses,
		bccRecipients: addresses,
		replyTo: addresses,
		from: address.optional(),
		sender: address.optional(),
		importance: z.string().default('normal'),
		internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
		attachments: z
			.array(
				z.object({
					'@odata.type': z.string().optional(),
					name: z.string().nullish(),
					contentType: text,
					contentBytes: z.string().optional(),
				}),
			)
			.default([]),
		categories: z.array(z.string()).optional(),
		flag: z.unknown().optional(),
		isReadReceiptRequested: z.boolean().optional(),
		isDeliveryReceiptRequested: z.boolean().optional(),
		inferenceClassification: text,
	})
	.strict();
const mail = z.object({
	message,
	// The vendor's own example sends the text "false".
	saveToSentItems: z.union([z.boolean(), z.enum(['true', 'false'])]).default(true),
});

/** A mail that a client wants to send, as checked. */
export type Outgoing = {
	readonly from: string;
	readonly to: readonly string[];
	readonly cc: readonly string[];
	readonly bcc: readonly string[];
	readonly replyTo: readonly string[];
	readonly subject: string;
	readonly body: { readonly contentType: 'html' | 'text'; readonly content: string };
	readonly importance: string;
	readonly headers: readonly { readonly name: string; readonly value: string }[];
	readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
	readonly saves: boolean;
};

/** Reads the JSON body of `sendMail`; a refusal in Graph's manner when it cannot be sent. */
export function readOutgoing(input: unknown): Outgoing {
	const result = mail.safeParse(input);
	if (!result.success) {
		const [issue] = result.error.issues;
		throw badRequest(
			`The request body is not valid: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
			'ErrorInvalidRequest',
		);
	}
	const { message: sent, saveToSentItems } = result.data;
	const list = (recipients: typeof sent.toRecipients): readonly string[] =>
		recipients.map(({ emailAddress }) => emailAddress.address);
	const outgoing: Outgoing = {
		from: sent.from?.emailAddress.address ?? credentials.mailbox.userPrincipalName,
		to: list(sent.toRecipients),
		cc: list(sent.ccRecipients),
		bcc: list(sent.bccRecipients),
		replyTo: list(sent.replyTo),
		subject: sent.subject ?? '',
		body: {
			contentType: sent.body?.contentType?.toLowerCase() === 'html' ? 'html' : 'text',
			content: sent.body?.content ?? '',
		},
		importance: sent.importance.toLowerCase(),
		headers: sent.internetMessageHeaders,
		attachments: sent.attachments.map(({ name, contentBytes }) => ({
			name: name ?? '',
			bytes: Buffer.from(contentBytes ?? '', 'base64'),
		})),
		saves: saveToSentItems !== false && saveToSentItems !== 'false',
	};
	refuseUnsendable(outgoing);
	return outgoing;
}

/** Refuses a mail without recipients, with one that is no address, or with a header it may not set. */
export function refuseUnsendable({ to, cc, bcc, headers }: Outgoing): void {
	const recipients = [...to, ...cc, ...bcc];
	if (recipients.length === 0) {
		throw badRequest(
			"At least one recipient is not valid., A message can't be sent because it contains no recipients.",
			'ErrorInvalidRecipients',
		);
	}
	const wrong = recipients.find((one) => !/^[^\s@;,]+@[^\s@;,]+$/.test(one));
	if (wrong !== undefined) {
		throw badRequest(
			`At least one recipient is not valid., Recipient '${wrong}' is not resolved. All recipients must be resolved before a message can be submitted.`,
			'ErrorInvalidRecipients',
		);
	}
	const header = headers.find(({ name }) => !/^x-/i.test(name));
	if (header === undefined) return;
	throw badRequest(
		`The internet message header name '${header.name}' should start with 'x-' or 'X-'.`,
		'InvalidInternetMessageHeader',
	);
}
