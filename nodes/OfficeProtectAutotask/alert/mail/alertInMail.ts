import type { Alert, Detail } from '../alert';
import { concernedUser } from '../labels/concernedUser';
import { printedFields } from '../labels/printedFields';
import { eventInstant } from '../labels/eventTime';
import { eventTitle } from './eventTitle';
import type { EventTitle } from './eventTitle';
import { eventTypeNamed } from '../eventTypes';
import type { EventTypeKey } from '../eventTypes';
import type { Identity } from '../identity/identity';
import type { LinkRole } from '../view/linkRoles';
import { decodedLink } from '../view/links';
import type { MailView } from '../view/mailView';
import type { ReaderOptions } from '../readerOptions';
import type { Mail } from '../shapes/mail';
import type { Span } from '../view/span';
import { linksWithin, pairsWithin, proseLines } from '../view/spanParts';
import { spanText } from './spanText';

export interface AlertSource {
	readonly mail: Mail;
	readonly view: MailView;
	readonly span: Span;
	readonly several: boolean;
	/** The tenant printed once for several events. */
	readonly sharedTenant: string | null;
	/** The mail seems to print the tenant of each event behind it. */
	readonly tenantsBehind: boolean;
	readonly identity: Identity;
	readonly options: ReaderOptions;
}

/** The alert that stands in some lines of a mail. */
export function alertInMail({
	mail,
	view,
	span,
	several,
	sharedTenant,
	tenantsBehind,
	identity,
	options,
}: AlertSource): Alert {
	const isType = (name: string) => eventTypeNamed(name) !== null;
	const fields = printedFields(pairsWithin(view, span), view.vocabulary.meaningOf, isType);
	const title = eventTitle(view, span, fields.type, several ? null : mail.subject);
	const instant = instantOf(fields.time, fields.timeUnit, options);
	return {
		identity,
		eventType: keyOf(title),
		eventTitle: title.printed === '' ? 'Office Protect alert' : title.printed,
		tenant: fields.tenant ?? sharedTenant,
		occurredAtRaw: fields.time,
		occurredAt: instant,
		receivedAt: mail.date,
		user: concernedUser(
			fields,
			keyOf(title),
			proseLines(view, span).flatMap((line) => line.bold),
		),
		details: detailsBeside(title, fields.details, view),
		text: spanText(view, span),
		surroundings: several ? '' : mail.subject,
		viewEventUrl: linkIn(view, span, 'viewEvent'),
		ignoreEventUrl: linkIn(view, span, 'ignoreEvent'),
		vendorEventId: identity.eventId,
		recipients: mail.recipients,
		subject: mail.subject,
		sender: mail.sender,
		warnings: [
			...warningsOf(title, fields.time, instant),
			...(tenantsBehind && fields.tenant === null ? [tenantUnclear] : []),
		],
	};
}

const tenantUnclear =
	'The mail prints tenants behind its events, so it is not certain which of them this alert is about.';

/** The first web address among an event's links of one kind, Safe Links decoded. */
function linkIn(view: MailView, span: Span, role: LinkRole): string | null {
	const links = linksWithin(view, span).filter((link) => link.role === role);
	return links.map((link) => decodedLink(link.href)).find((url) => url !== null) ?? null;
}

/** The details without the label that the title was read from. */
function detailsBeside(
	title: EventTitle,
	details: readonly Detail[],
	view: MailView,
): readonly Detail[] {
	return details.filter(
		({ label, value }) =>
			view.vocabulary.meaningOf(label) !== 'eventType' || value !== title.printed,
	);
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
