import type { Address, Email } from 'postal-mime';
import type { Redact } from './redactor.mts';

const boundary = 'redacted-parts';

/**
 * A mail as a file: sender, recipients, subject, date and the results of sender checks, then the
 * text and HTML bodies. Attachments and all other headers are left out.
 */
export function writeMail(mail: Email, redact: Redact): string {
	const headers = [
		`From: ${redact(addresses(mail.from === undefined ? [] : [mail.from]))}`,
		`To: ${redact(addresses(mail.to ?? []))}`,
		`Subject: ${encodedWord(redact(mail.subject ?? ''))}`,
		...(mail.date === undefined ? [] : [`Date: ${new Date(mail.date).toUTCString()}`]),
		'Message-ID: <redacted@contoso.example>',
		...mail.headers
			.filter(({ key }) => key === 'authentication-results')
			.map(({ value }) => `Authentication-Results: ${redact(value)}`),
		'MIME-Version: 1.0',
		`Content-Type: multipart/alternative; boundary="${boundary}"`,
	];
	const parts = [
		...(mail.text === undefined ? [] : [part('text/plain', redact(mail.text))]),
		...(mail.html === undefined ? [] : [part('text/html', redact(mail.html))]),
	];
	return [...headers, '', ...parts, `--${boundary}--`, ''].join('\r\n');
}

function part(type: string, body: string): string {
	const lines =
		Buffer.from(body, 'utf8')
			.toString('base64')
			.match(/.{1,76}/g) ?? [];
	return [
		`--${boundary}`,
		`Content-Type: ${type}; charset=utf-8`,
		'Content-Transfer-Encoding: base64',
		'',
		...lines,
	].join('\r\n');
}

function addresses(list: readonly Address[]): string {
	return list.map(({ address }) => address ?? '').join(', ');
}

function encodedWord(text: string): string {
	return /^[\x20-\x7e]*$/.test(text)
		? text
		: `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}
