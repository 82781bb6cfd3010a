import { addressesIn, headerValue, instantIn } from './headerFields';
import type { Mail } from './mail';
import { propertiesOf, textOf } from './plainData';
import { unreadable } from './source';
import type { Source } from './source';

const headersRemedy =
	'Set the name of your mail server (authserv-id) in the options, or set Format of the Email Trigger to Simple.';

/** *Email Trigger (IMAP)*, formats Simple, Resolved and RAW; null for any other item. */
export function imapMail(json: Readonly<Record<string, unknown>>): Source | null {
	if ('textHtml' in json || 'textPlain' in json) {
		return { kind: 'mails', mails: [{ mail: simple(json), attached: [] }] };
	}
	if (Object.keys(json).length === 1 && textOf(json.raw) !== null) {
		return unreadable(
			'notReadable',
			'The item holds the mail’s body in raw form, without its headers.',
			'Set Format of the Email Trigger (IMAP) node to Simple or Resolved.',
		);
	}
	return null;
}

function simple(json: Readonly<Record<string, unknown>>): Mail {
	const metadata = propertiesOf(json.metadata) ?? {};
	const results = textOf(metadata['authentication-results']);
	return {
		subject: textOf(json.subject) ?? '',
		sender: addressesIn(textOf(json.from) ?? '')[0] ?? null,
		recipients: addressesIn(textOf(json.to) ?? ''),
		date: instantIn(textOf(json.date) ?? ''),
		html: textOf(json.textHtml),
		text: textOf(json.textPlain),
		authentication: { known: 'topmost', values: results === null ? [] : [results] },
		missing: [],
	};
}

/**
 * A mail as the mail parser of n8n gives it: *Email Trigger (IMAP)* with format Resolved and *Gmail*
 * that is not simplified. Of headers that come several times it keeps the lowest only. Null for any
 * other item.
 */
export function resolvedMail(json: Readonly<Record<string, unknown>>): Source | null {
	const headers = propertiesOf(json.headers);
	const looksParsed = propertiesOf(json.from)?.value !== undefined || 'textAsHtml' in json;
	const hasBody = textOf(json.html) !== null || textOf(json.text) !== null;
	if (headers === null || (!looksParsed && !('messageId' in json && hasBody))) return null;
	const results = textOf(headers['authentication-results']);
	const date = textOf(json.date) ?? headerValue(textOf(headers.date) ?? '');
	const mail: Mail = {
		subject: textOf(json.subject) ?? '',
		sender: addressesOf(json.from)[0] ?? null,
		recipients: addressesOf(json.to),
		date: instantIn(date),
		html: textOf(json.html),
		text: textOf(json.text),
		authentication: {
			known: 'one',
			values: results === null ? [] : [headerValue(results)],
			remedy: headersRemedy,
		},
		missing: [],
	};
	return { kind: 'mails', mails: [{ mail, attached: [] }] };
}

/** Addresses of a parsed header, which is an object, or several of one name. */
function addressesOf(header: unknown): readonly string[] {
	if (typeof header === 'string') return addressesIn(header);
	if (Array.isArray(header)) return header.flatMap((one) => addressesOf(one));
	const value = propertiesOf(header)?.value;
	if (!Array.isArray(value)) return [];
	return value.flatMap((entry) => {
		const own = propertiesOf(entry);
		const members: unknown = own?.group;
		if (Array.isArray(members)) return addressesOf({ value: members });
		const address = textOf(own?.address);
		return address === null ? [] : [address.trim().toLowerCase()];
	});
}
