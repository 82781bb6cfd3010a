import { instantIn } from './headerFields';
import type { AuthenticationHeaders, Mail, MissingPart } from './mail';
import { propertiesOf, textOf } from './plainData';
import { unreadable } from './source';
import type { Source } from './source';

const marks = [
	'@odata.etag',
	'@odata.context',
	'bodyPreview',
	'internetMessageId',
	'receivedDateTime',
	'toRecipients',
	'sentDateTime',
	'conversationId',
	'webLink',
	'changeKey',
];

const headersRemedy =
	'The Microsoft Outlook node does not offer headers among its fields: use its operation Message > Get with the option Get MIME Content (leave File Name empty), so that the item carries the mail as a file.';

/** A message of Microsoft Graph: *Microsoft Outlook* and its trigger; null for any other item. */
export function outlookMessage(json: Readonly<Record<string, unknown>>): Source | null {
	if (!marks.some((mark) => mark in json)) return null;
	const body = propertiesOf(json.body);
	if (body === null || typeof body.content !== 'string') {
		return unreadable(
			'previewOnly',
			`Only a preview of the mail “${textOf(json.subject) ?? ''}” was fetched, not its body.`,
			'Set Output of the Microsoft Outlook node (or trigger) to Raw, or to Select Included Fields with at least body, from, sentDateTime, subject and toRecipients.',
		);
	}
	const isHtml = body.contentType !== 'text';
	const mail: Mail = {
		subject: textOf(json.subject) ?? '',
		sender: addressOf(json.from) ?? addressOf(json.sender),
		recipients: recipientsOf(json.toRecipients),
		date: instantIn(textOf(json.sentDateTime) ?? ''),
		html: isHtml ? textOf(body.content) : null,
		text: isHtml ? null : textOf(body.content),
		authentication: headersOf(json.internetMessageHeaders),
		missing: missingFields(json),
	};
	return { kind: 'mails', mails: [{ mail, attached: [] }] };
}

function addressOf(value: unknown): string | null {
	const address = textOf(propertiesOf(propertiesOf(value)?.emailAddress)?.address);
	return address === null ? null : address.trim().toLowerCase();
}

function recipientsOf(value: unknown): readonly string[] {
	if (!Array.isArray(value)) return [];
	return value.map((entry) => addressOf(entry)).filter((address) => address !== null);
}

function headersOf(value: unknown): AuthenticationHeaders {
	if (!Array.isArray(value)) return { known: 'none', remedy: headersRemedy };
	const values = value.flatMap((entry) => {
		const header = propertiesOf(entry);
		const isResult = textOf(header?.name)?.toLowerCase() === 'authentication-results';
		const text = isResult ? textOf(header?.value) : null;
		return text === null ? [] : [text];
	});
	return { known: 'all', values };
}

function missingFields(json: Readonly<Record<string, unknown>>): readonly MissingPart[] {
	const remedy = (field: string) =>
		`Add ${field} to the Fields of the Microsoft Outlook node, or set its Output to Raw.`;
	const missing: MissingPart[] = [];
	if (!('sentDateTime' in json)) missing.push({ part: 'date', remedy: remedy('sentDateTime') });
	if (!('toRecipients' in json))
		missing.push({ part: 'recipients', remedy: remedy('toRecipients') });
	if (!('subject' in json)) missing.push({ part: 'subject', remedy: remedy('subject') });
	return missing;
}
