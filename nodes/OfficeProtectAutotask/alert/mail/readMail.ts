import { alertInMail } from './alertInMail';
import { htmlDocument } from '../document/htmlDocument';
import type { Document } from '../document/line';
import { textDocument } from '../document/textDocument';
import { eventSpans } from '../events/eventSpans';
import { identitiesOf } from '../identity/identityOf';
import type { Identity } from '../identity/identity';
import { notAnAlert } from './kind';
import { withBareLinks } from '../view/links';
import { mailView } from '../view/mailView';
import { printedInMail } from './printedInMail';
import type { ReaderOptions } from '../readerOptions';
import type { PlainReading } from '../reading';
import type { Mail } from '../shapes/mail';
import { belowTenantAtTop, printsTenantsBehind } from './tenantsBehind';
import { sharedTenants } from '../events/sharedTenant';
import { frozenVocabulary } from '../view/frozenVocabulary';
import { vocabularyOf } from '../view/vocabulary';
import { bareSubject } from '../wording';

/**
 * The alerts of a mail, or what else it is. The body's HTML is read, its plain text only when there
 * is no HTML. Trust is not looked at here.
 */
export function readMail(mail: Mail, options: ReaderOptions): readonly PlainReading[] {
	const excluded = excludedBySubject(mail.subject, options.subjectPatterns);
	if (excluded !== null) return [excluded];
	const document = documentOf(mail);
	const frozen = mailView(document, frozenVocabulary);
	const kind = notAnAlert(frozen, mail.subject);
	if (kind !== null) return [{ kind: 'notAlert', ...kind }];
	const spans = eventSpans(frozen);
	const whole = { first: 0, last: document.lines.length - 1 };
	const parts = spans.length > 1 ? spans : [whole];
	const envelope = { date: mail.date, recipients: mail.recipients, subject: mail.subject };
	const identities = identitiesOf(printedInMail(frozen, parts, mail.subject), envelope);
	const view = mailView(document, vocabularyOf(options));
	const several = parts.length > 1;
	const tenantOf = sharedTenants(view, parts);
	const tenantsBehind = several && printsTenantsBehind(view, parts);
	return parts.flatMap((span, index) => {
		const identity = identities[index];
		if (identity === undefined) return [];
		const missing = missingForIdentity(mail, identity);
		if (missing !== null) return [missing];
		const sharedTenant = several && !tenantsBehind ? tenantOf(span) : null;
		const own = tenantsBehind ? belowTenantAtTop(view, span) : span;
		const source = { mail, view, span: own, several, sharedTenant, tenantsBehind };
		const alert = alertInMail({ ...source, identity, options });
		return [{ kind: 'alert', alert }];
	});
}

function excludedBySubject(subject: string, patterns: readonly string[]): PlainReading | null {
	const wanted = patterns
		.map((pattern) => pattern.trim().toLowerCase())
		.filter((pattern) => pattern !== '');
	if (wanted.length === 0) return null;
	const own = subject.toLowerCase();
	if (wanted.some((pattern) => own.includes(pattern))) return null;
	const evidence = `The subject “${subject}” contains none of the subject patterns (${wanted.join(', ')}).`;
	return { kind: 'notAlert', what: 'other', evidence };
}

function documentOf(mail: Mail): Document {
	const html = mail.html === null ? null : htmlDocument(mail.html);
	if (html !== null && html.lines.some((line) => line.text !== '')) return withBareLinks(html);
	return withBareLinks(textDocument(mail.text ?? ''));
}

/** A part of the mail that its key needs and that the item lacks, though the mail has it. */
function missingForIdentity(mail: Mail, identity: Identity): PlainReading | null {
	const needed = mail.missing.filter(({ part }) =>
		part === 'date' ? identity.time === null : identity.tenant === null,
	);
	const nothing = identity.time === null && identity.mailDate === null && identity.eventId === null;
	if (needed.length === 0 && !nothing) return null;
	const parts = needed.length === 0 ? ['a date'] : needed.map(({ part }) => `the mail's ${part}`);
	const remedies = needed.map(({ remedy }) => remedy);
	return {
		kind: 'unreadable',
		failure: {
			code: 'identityMissing',
			message: `The alert “${bareSubject(mail.subject)}” cannot be told from others: the item lacks ${parts.join(', ')}.`,
			remedy: remedies.length === 0 ? 'Pass on the mail with its Date header.' : remedies.join(' '),
			again: 'never',
			autotask: [],
		},
	};
}
