import { addressesIn, headerValue, instantIn } from './headerFields';
import type { Mail } from './mail';
import { propertiesOf, textOf } from './plainData';
import type { Source } from './source';

/** A mail as plain JSON, as mail gateways post it: subject and body under usual names; else null. */
export function looseMail(value: unknown): Source | null {
	const json = propertiesOf(value);
	if (json === null) return null;
	const first = (...names: readonly string[]) =>
		names.map((name) => textOf(json[name])).find((text) => text !== null) ?? null;
	const subject = first('subject', 'Subject');
	const body = first('body', 'Body');
	const isHtml = body !== null && /<\/?[a-z][^>]*>/iu.test(body);
	const html =
		first('html', 'bodyHtml', 'body_html', 'body-html', 'HtmlBody') ?? (isHtml ? body : null);
	const text =
		first('text', 'plain', 'bodyText', 'body_plain', 'body-plain', 'TextBody') ??
		(isHtml ? null : body);
	if (subject === null || (html === null && text === null)) return null;
	const headers = propertiesOf(json.headers) ?? {};
	const results =
		textOf(headers['authentication-results']) ?? textOf(headers['Authentication-Results']);
	const remedy = 'Set the name of your mail server (authserv-id) in the options.';
	const mail: Mail = {
		subject,
		sender: addressesIn(first('from', 'From', 'sender') ?? '')[0] ?? null,
		recipients: addressesIn(first('to', 'To', 'recipient') ?? ''),
		date: instantIn(
			first('date', 'Date', 'sentDateTime') ?? headerValue(textOf(headers.date) ?? ''),
		),
		html,
		text,
		authentication:
			results === null
				? { known: 'none', remedy: 'Pass on the mail’s headers too.' }
				: { known: 'one', values: [headerValue(results)], remedy },
		missing: [],
	};
	return { kind: 'mails', mails: [{ mail, attached: [] }] };
}
