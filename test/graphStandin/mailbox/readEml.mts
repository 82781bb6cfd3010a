import PostalMime from 'postal-mime';
import type { Address, Attachment as MimePart } from 'postal-mime';
import type { Attachment, MessageContent, Recipient } from './message.mts';
import { recipient } from './message.mts';
import { outlookId } from './outlookId.mts';

/** Reads a raw mail (RFC 5322). Mails attached to it stay attachments. */
export async function readEml(mime: Buffer): Promise<MessageContent> {
	const mail = await PostalMime.parse(mime, { forceRfc822Attachments: true });
	const from = recipientsOf(mail.from === undefined ? [] : [mail.from])[0] ?? null;
	const sender = recipientsOf(mail.sender === undefined ? [] : [mail.sender])[0] ?? from;
	const sentAt = Date.parse(mail.date ?? '');
	return {
		internetMessageId: mail.messageId ?? '',
		subject: mail.subject ?? '',
		body:
			mail.html === undefined
				? { contentType: 'text', content: mail.text ?? '' }
				: { contentType: 'html', content: mail.html },
		from,
		sender,
		toRecipients: recipientsOf(mail.to ?? []),
		ccRecipients: recipientsOf(mail.cc ?? []),
		bccRecipients: recipientsOf(mail.bcc ?? []),
		replyTo: recipientsOf(mail.replyTo ?? []),
		sentAt: Number.isNaN(sentAt) ? null : sentAt,
		importance: importanceOf(mail.headers.find(({ key }) => key === 'importance')?.value),
		headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
		attachments: mail.attachments.map((part, index) => attachmentOf(part, index)),
		mime,
	};
}

function recipientsOf(addresses: readonly Address[]): readonly Recipient[] {
	return addresses
		.flatMap((address) => address.group ?? [address])
		.map(({ address, name }) => recipient(address, name === '' ? address : name));
}

function importanceOf(header: string | undefined): string {
	const value = header?.trim().toLowerCase() ?? '';
	return ['low', 'high'].includes(value) ? value : 'normal';
}

function attachmentOf(part: MimePart, index: number): Attachment {
	const content =
		typeof part.content === 'string'
			? Buffer.from(part.content, part.encoding === 'base64' ? 'base64' : 'utf8')
			: Buffer.from(new Uint8Array(part.content));
	const isItem = part.mimeType === 'message/rfc822';
	const bytes = isItem ? withCrlf(content) : content;
	return {
		id: outlookId('attachment', index, bytes.toString('base64')),
		kind: isItem ? 'item' : 'file',
		name: part.filename ?? (isItem ? subjectOf(bytes) : `ATT${String(index + 1).padStart(5, '0')}`),
		contentType: part.mimeType,
		isInline: part.disposition === 'inline' || part.related === true,
		contentId: part.contentId?.replace(/^<|>$/g, '') ?? null,
		bytes,
	};
}

/** Exchange names an attached mail by its subject. */
function subjectOf(mime: Buffer): string {
	const header = /^subject:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(mime.toString('latin1'))?.[1];
	return header?.replace(/\r?\n[ \t]+/g, ' ').trim() ?? '';
}

/** The parser gives attached mails with LF; on the wire lines end with CRLF. */
function withCrlf(mime: Buffer): Buffer {
	return Buffer.from(mime.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}
