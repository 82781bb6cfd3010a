import type { Alert } from './alert';
import { printedFields } from './details';
import { htmlDocument } from './document/htmlDocument';
import type { Document } from './document/line';
import { textDocument } from './document/textDocument';
import { eventTitle, type EventTitle } from './eventTitle';
import { eventInstant } from './eventTime';
import { eventSpans, type Span } from './events';
import { eventTypeNamed, eventTypeNames, type EventTypeKey } from './eventTypes';
import { identitiesOf, op1LabelName, op1TypeNamed, type PrintedAlert } from './identity/identityOf';
import type { Identity } from './identity/identity';
import { typeNames } from './identity/op1Tables';
import { notAnAlert } from './kind';
import { isMeaning, labelBook } from './labels';
import { decodedLink, withBareLinks } from './links';
import { mailView, type MailView, type Vocabulary } from './mailView';
import type { ReaderOptions } from './readerOptions';
import type { PlainReading } from './reading';
import type { Mail } from './shapes/mail';
import { spanText } from './spanText';
import { mentionedType } from './titles';
import { bareSubject } from './wording';

/** What events are told apart by, and what keys are made of: nothing that an option changes. */
const frozenVocabulary: Vocabulary = {
	meaningOf: (label) => {
		const name = op1LabelName(label);
		return name !== null && isMeaning(name) ? name : null;
	},
	typeNamed: op1TypeNamed,
	typesIn: (text) => mentionedType(text, typeNames),
};

function vocabulary(options: ReaderOptions): Vocabulary {
	return {
		meaningOf: labelBook(options.extraLabels),
		typeNamed: eventTypeNamed,
		typesIn: (text) => mentionedType(text, eventTypeNames),
	};
}

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
	const identities = identitiesOf(
		parts.map((span) => printedAlert(frozen, parts, span, mail)),
		envelope,
	);
	const view = mailView(document, vocabulary(options));
	return parts.flatMap((span, index) => {
		const identity = identities[index];
		if (identity === undefined) return [];
		const missing = missingForIdentity(mail, identity);
		if (missing !== null) return [missing];
		const alert = alertOf({ mail, view, span, spans: parts, identity, options });
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

function pairsWithin(view: MailView, span: Span): MailView['pairs'] {
	return view.pairs.filter((pair) => pair.first >= span.first && pair.last <= span.last);
}

function linksWithin(view: MailView, span: Span): MailView['links'] {
	return view.links.filter((link) => link.line >= span.first && link.line <= span.last);
}

function printedAlert(
	view: MailView,
	spans: readonly Span[],
	span: Span,
	mail: Mail,
): PrintedAlert {
	const several = spans.length > 1;
	const pairs = pairsWithin(view, span);
	const fields = printedFields(
		pairs,
		view.vocabulary.meaningOf,
		(name) => op1TypeNamed(name) !== null,
	);
	const title = eventTitle(view, span, fields.type, several ? null : mail.subject);
	return {
		title: title.type === null && title.from === 'subject' ? null : title.printed,
		pairs,
		sharedTenant: fields.tenant === null ? tenantAbove(view, spans, span) : null,
		prose: prose(view, span),
		links: linksWithin(view, span).filter((link) => link.role === 'viewEvent'),
		ownId: null,
	};
}

/** The tenant that stands outside of all events, above this one or alone. */
function tenantAbove(view: MailView, spans: readonly Span[], span: Span): string | null {
	if (spans.length < 2) return null;
	const outside = view.pairs.filter(
		(pair) =>
			pair.value !== '' &&
			view.vocabulary.meaningOf(pair.label) === 'tenant' &&
			!spans.some((own) => pair.first >= own.first && pair.last <= own.last),
	);
	const above = outside.findLast((pair) => pair.last < span.first);
	return (above ?? (outside.length === 1 ? outside[0] : undefined))?.value ?? null;
}

function prose(view: MailView, span: Span): string {
	const special = new Set([...view.envelope, ...view.links.map((link) => link.line)]);
	for (const pair of view.pairs) {
		for (let line = pair.first; line <= pair.last; line++) special.add(line);
	}
	return view.document.lines
		.slice(span.first, span.last + 1)
		.filter((_line, index) => !special.has(span.first + index))
		.map((line) => line.text)
		.join(' ');
}

interface AlertSource {
	readonly mail: Mail;
	readonly view: MailView;
	readonly span: Span;
	readonly spans: readonly Span[];
	readonly identity: Identity;
	readonly options: ReaderOptions;
}

function alertOf({ mail, view, span, spans, identity, options }: AlertSource): Alert {
	const several = spans.length > 1;
	const isType = (name: string) => eventTypeNamed(name) !== null;
	const fields = printedFields(pairsWithin(view, span), view.vocabulary.meaningOf, isType);
	const title = eventTitle(view, span, fields.type, several ? null : mail.subject);
	const links = linksWithin(view, span);
	const linkOf = (role: 'viewEvent' | 'ignoreEvent') =>
		links
			.filter((link) => link.role === role)
			.map((link) => decodedLink(link.href))
			.find((url) => url !== null) ?? null;
	const tenant = fields.tenant ?? tenantAbove(view, spans, span);
	return {
		identity,
		eventType: keyOf(title),
		eventTitle: title.printed === '' ? 'Office Protect alert' : title.printed,
		tenant,
		occurredAtRaw: fields.time,
		occurredAt: instantOf(fields.time, fields.timeUnit, options),
		receivedAt: mail.date,
		user: fields.user,
		details: fields.details,
		text: spanText(view.document, span),
		surroundings: several ? '' : mail.subject,
		viewEventUrl: linkOf('viewEvent'),
		ignoreEventUrl: linkOf('ignoreEvent'),
		vendorEventId: identity.eventId,
		recipients: mail.recipients,
		subject: mail.subject,
		sender: mail.sender,
		warnings: warningsOf(title, fields.time, instantOf(fields.time, fields.timeUnit, options)),
	};
}

function keyOf(title: EventTitle): EventTypeKey {
	return eventTypeNamed(title.printed) ?? 'unknown';
}

function instantOf(raw: string | null, unit: string | null, options: ReaderOptions): string | null {
	if (raw === null) return null;
	return (
		eventInstant(raw, options) ?? (unit === null ? null : eventInstant(`${raw} (${unit})`, options))
	);
}

function warningsOf(
	title: EventTitle,
	time: string | null,
	instant: string | null,
): readonly string[] {
	const warnings: string[] = [];
	if (title.type === null) warnings.push(`“${title.printed}” is no known event type.`);
	if (time !== null && instant === null) {
		warnings.push(
			`The time “${time}” was not understood with certainty: set a time zone or a date format.`,
		);
	}
	return warnings;
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
