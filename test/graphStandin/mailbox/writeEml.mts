import { randomUUID } from 'node:crypto';
import credentials from '../credentials.json' with { type: 'json' };
import type { MailFields, MailHeader } from '../adminApi.mts';

const boundary = 'standin-alternative-boundary';

/** The raw mail (RFC 5322) that says what the fields say. */
export function writeEml(fields: MailFields, receivedAt: number): Buffer {
	const { from = 'sender@contoso.example', fromName } = fields;
	const headers: readonly MailHeader[] = [
		{ name: 'From', value: fromName === undefined ? from : `${encoded(fromName)} <${from}>` },
		{ name: 'To', value: (fields.to ?? [credentials.mailbox.userPrincipalName]).join(', ') },
		...(fields.cc === undefined ? [] : [{ name: 'Cc', value: fields.cc.join(', ') }]),
		{ name: 'Subject', value: encoded(fields.subject ?? '') },
		{ name: 'Message-ID', value: fields.messageId ?? `<${randomUUID()}@contoso.example>` },
		{ name: 'Date', value: new Date(fields.sentAt ?? receivedAt).toUTCString() },
		...(fields.headers ?? []),
		{ name: 'MIME-Version', value: '1.0' },
	];
	const head = headers.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
	return Buffer.from(head + bodyOf(fields));
}

function bodyOf({ text, html }: MailFields): string {
	if (html === undefined) return part('plain', text ?? '');
	if (text === undefined) return part('html', html);
	const parts = [part('plain', text), part('html', html)];
	const bounded = parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('');
	const type = `Content-Type: multipart/alternative; boundary="${boundary}"`;
	return `${type}\r\n\r\n${bounded}--${boundary}--\r\n`;
}

function part(kind: 'plain' | 'html', content: string): string {
	const lines = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
	return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`;
}

function encoded(text: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return text;
	return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}
