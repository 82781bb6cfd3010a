import { readItem } from '../../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { ReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import type { Reading } from '../../../nodes/OfficeProtectAutotask/alert/reading';
import type { SourceItem } from '../../../nodes/OfficeProtectAutotask/alert/sourceItem';

/** A mail before it goes through a channel. */
export interface Letter {
	readonly subject: string;
	readonly from?: string;
	readonly to?: readonly string[];
	/** As the Date header has it. */
	readonly date?: string;
	readonly html?: string;
	readonly text?: string;
	/** Authentication-Results, topmost first. */
	readonly results?: readonly string[];
}

const sender = 'alerts@office-protect.example';
const recipients = ['desk@msp.example'];
const sentAt = 'Wed, 04 Mar 2026 10:13:07 +0000';

function item(json: unknown, files: SourceItem['files'] = []): SourceItem {
	return { itemIndex: 0, json, files };
}

/** The raw mail, as mail servers store it. */
export function rawMail(letter: Letter): string {
	const bodyOf = (type: string, content: string) =>
		`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;
	const head = [
		...(letter.results ?? []).map((value) => `Authentication-Results: ${value}`),
		`From: "Office Protect" <${letter.from ?? sender}>`,
		`To: ${(letter.to ?? recipients).join(', ')}`,
		`Subject: =?utf-8?B?${Buffer.from(letter.subject).toString('base64')}?=`,
		`Date: ${letter.date ?? sentAt}`,
		'Message-ID: <1@office-protect.example>',
		'MIME-Version: 1.0',
	].join('\r\n');
	if (letter.html === undefined) return `${head}\r\n${bodyOf('text/plain', letter.text ?? '')}`;
	const parts = [
		...(letter.text === undefined ? [] : [bodyOf('text/plain', letter.text)]),
		bodyOf('text/html', letter.html),
	];
	const body = parts.map((part) => `--part\r\n${part}`).join('');
	return `${head}\r\nContent-Type: multipart/alternative; boundary="part"\r\n\r\n${body}--part--\r\n`;
}

export function asEml(letter: Letter): SourceItem {
	return item({}, [
		{ fileName: 'alert.eml', mimeType: 'message/rfc822', bytes: Buffer.from(rawMail(letter)) },
	]);
}

export function asImapSimple(letter: Letter): SourceItem {
	const [results] = letter.results ?? [];
	return item({
		textHtml: letter.html ?? '',
		textPlain: letter.text ?? '',
		subject: letter.subject,
		from: `"Office Protect" <${letter.from ?? sender}>`,
		to: (letter.to ?? recipients).join(', '),
		date: letter.date ?? sentAt,
		metadata: results === undefined ? {} : { 'authentication-results': results },
		attributes: { uid: 7 },
	});
}

export function asImapResolved(letter: Letter): SourceItem {
	const results = letter.results?.at(-1);
	const address = (one: string) => ({ address: one, name: '' });
	return item({
		headers: {
			subject: `Subject: ${letter.subject}`,
			...(results === undefined
				? {}
				: { 'authentication-results': `Authentication-Results: ${results}` }),
		},
		html: letter.html ?? false,
		text: letter.text ?? 'made from the html',
		textAsHtml: '<p></p>',
		subject: letter.subject,
		date: new Date(letter.date ?? sentAt).toISOString(),
		from: { value: [address(letter.from ?? sender)], text: '', html: '' },
		to: { value: (letter.to ?? recipients).map(address), text: '', html: '' },
		messageId: '<1@office-protect.example>',
		attributes: { uid: 7 },
	});
}

export function asGraph(letter: Letter): SourceItem {
	const address = (one: string) => ({ emailAddress: { name: '', address: one } });
	const { html, results } = letter;
	return item({
		'@odata.etag': 'W/"1"',
		id: 'AAMk1',
		receivedDateTime: '2026-03-04T11:00:00Z',
		sentDateTime: new Date(letter.date ?? sentAt).toISOString().replace('.000Z', 'Z'),
		internetMessageId: '<1@office-protect.example>',
		subject: letter.subject,
		bodyPreview: 'a preview',
		body:
			html === undefined
				? { contentType: 'text', content: letter.text ?? '' }
				: { contentType: 'html', content: `<html><body>${html}</body></html>` },
		from: address(letter.from ?? sender),
		toRecipients: (letter.to ?? recipients).map(address),
		...(results === undefined
			? {}
			: {
					internetMessageHeaders: results.map((value) => ({
						name: 'Authentication-Results',
						value,
					})),
				}),
	});
}

/** As a gateway posts it, or *Edit Fields* leaves it; the id is the channel's. */
function asPosted(letter: Letter, body: Readonly<Record<string, unknown>>): SourceItem {
	return item({
		id: `posted-${letter.subject}`,
		subject: letter.subject,
		from: `"Office Protect" <${letter.from ?? sender}>`,
		to: (letter.to ?? recipients).join(', '),
		date: letter.date ?? sentAt,
		...body,
	});
}

const asPostedInParts = (letter: Letter) =>
	asPosted(letter, { html: letter.html ?? '', text: letter.text ?? '' });

const asPostedWithBody = (letter: Letter) =>
	asPosted(letter, { body: letter.html ?? letter.text ?? '' });

export const channels = {
	'a raw mail': asEml,
	'IMAP, simple': asImapSimple,
	'IMAP, resolved': asImapResolved,
	'Microsoft Graph': asGraph,
	'plain JSON': asPostedInParts,
	'plain JSON with one body': asPostedWithBody,
};

export async function read(
	source: SourceItem,
	options: Partial<ReaderOptions> = {},
): Promise<readonly Reading[]> {
	return await readItem(source, { ...defaultReaderOptions, ...options });
}

export function alertsAmong(readings: readonly Reading[]): readonly Alert[] {
	return readings.flatMap((reading) => (reading.kind === 'alert' ? [reading.alert] : []));
}

/** The alerts of a letter; fails when something else was read. */
export async function alertsIn(
	letter: Letter,
	options: Partial<ReaderOptions> = {},
): Promise<readonly Alert[]> {
	const readings = await read(asImapSimple(letter), options);
	const alerts = alertsAmong(readings);
	expect(alerts).toHaveLength(readings.length);
	return alerts;
}

export async function onlyAlertIn(
	letter: Letter,
	options: Partial<ReaderOptions> = {},
): Promise<Alert> {
	const [alert, ...others] = await alertsIn(letter, options);
	expect(others).toEqual([]);
	if (alert === undefined) throw new Error('no alert was read');
	return alert;
}

/** Details as label and value, in their order. */
export function detailsOf(alert: Alert): readonly (readonly [string, string])[] {
	return alert.details.map(({ label, value }) => [label, value] as const);
}

export function eventUrl(number: number): string {
	return `https://app.office-protect.com/events/${String(number).padStart(8, '0')}-1111-4222-8333-444444444444`;
}

export function eventLinks(number: number): string {
	return `<p><a href="${eventUrl(number)}">View event in Office Protect</a> <a href="${eventUrl(number)}/ignore">Ignore event</a></p>`;
}

/** An object's properties but one. */
export function without(value: object, name: string): Readonly<Record<string, unknown>> {
	const entries: readonly [string, unknown][] = Object.entries(value);
	return Object.fromEntries(entries.filter(([key]) => key !== name));
}
