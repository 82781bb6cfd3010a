import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { SourceFile } from '../sourceItem';
import { addressesIn, instantIn } from './headerFields';
import type { Mail } from './mail';
import { textOf } from './plainData';
import type { MailWithAttached } from './source';

const mailTypes = new Set([
	'message/rfc822',
	'message/rfc5322',
	'application/eml',
	'message/global',
]);
const mostAttached = 100;
const startOfMail = /^(?:[\x21-\x39\x3b-\x7e]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}/u;

/** Whether a file is a raw mail: by its type, its name or, where neither says so, its beginning. */
export function isMailFile(file: SourceFile): boolean {
	const [type = ''] = file.mimeType.toLowerCase().split(';');
	if (mailTypes.has(type.trim())) return true;
	if (/\.eml$/iu.test(file.fileName ?? '')) return true;
	if (!['', 'text/plain', 'application/octet-stream'].includes(type.trim())) return false;
	const beginning = new TextDecoder('latin1').decode(file.bytes.subarray(0, 16_384));
	return (
		startOfMail.test(beginning) && /^(?:from|received|return-path|message-id):/imu.test(beginning)
	);
}

/**
 * Reads a raw mail (RFC 5322), with the mails attached to it. Rejects when the bytes are no mail.
 */
export async function mailInFile(bytes: Uint8Array): Promise<MailWithAttached> {
	const parsed = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
	const attached: Mail[] = [];
	for (const { mimeType, content } of parsed.attachments) {
		if (mimeType !== 'message/rfc822' || attached.length >= mostAttached) continue;
		const inner = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		const nested = await PostalMime.parse(inner, { forceRfc822Attachments: true });
		attached.push(mailOf(nested));
	}
	return { mail: mailOf(parsed), attached };
}

function mailOf(parsed: Email): Mail {
	const headers = (name: string) =>
		parsed.headers.filter(({ key }) => key === name).map(({ value }) => value);
	return {
		subject: parsed.subject ?? '',
		sender: addressesIn(headers('from')[0] ?? '')[0] ?? null,
		recipients: addressesIn(headers('to').join(', ')),
		date: instantIn(headers('date')[0] ?? ''),
		html: textOf(parsed.html),
		text: textOf(parsed.text),
		authentication: { known: 'all', values: headers('authentication-results') },
		missing: [],
	};
}
