import type { Alert } from '../alert';
import { concernedUser } from '../labels/concernedUser';
import { printedFields } from '../labels/printedFields';
import { eventInstant } from '../labels/eventTime';
import { eventTypeNamed } from '../eventTypes';
import { identitiesOf } from '../identity/identityOf';
import type { Identity } from '../identity/identity';
import { labelBook } from '../labels/labelBook';
import { decodedLink } from '../view/links';
import type { ReaderOptions } from '../readerOptions';
import type { PlainReading } from '../reading';
import { instantIn } from '../shapes/headerFields';
import { jsonAlert } from '../shapes/jsonAlert';
import type { JsonAlert } from '../shapes/jsonAlert';
import { printedType } from '../view/titles';
import { keyAsLabel } from '../wording';
import { envelopeOf, printedInJson } from './printedInJson';

/** The alerts of a JSON body, in its order; each entry that is none says why. */
export function readJsonAlerts(
	entries: readonly unknown[],
	options: ReaderOptions,
): readonly PlainReading[] {
	const alerts = entries.map((entry) => jsonAlert(entry));
	const identities = new Map<JsonAlert, Identity>();
	for (const alert of alerts) {
		if (alert === null) continue;
		// Each JSON alert stands alone: equal ones are one alert that was sent twice.
		const [identity] = identitiesOf([printedInJson(alert)], envelopeOf(alert));
		if (identity !== undefined) identities.set(alert, identity);
	}
	return alerts.map((alert) => {
		const identity = alert === null ? undefined : identities.get(alert);
		if (alert === null || identity === undefined) return noAlert;
		return (
			identityMissing(alert, identity) ?? {
				kind: 'alert',
				alert: alertOf(alert, identity, options),
			}
		);
	});
}

const noAlert: PlainReading = {
	kind: 'unreadable',
	failure: {
		code: 'notReadable',
		message: 'An entry among the alerts is no alert: it names neither a type nor a description.',
		remedy: 'Give each alert at least its type and its id or time.',
		again: 'never',
		autotask: [],
	},
};

function identityMissing(alert: JsonAlert, identity: Identity): PlainReading | null {
	if (identity.eventId !== null || identity.time !== null || identity.mailDate !== null)
		return null;
	const which = alert.type ?? alert.description?.slice(0, 80) ?? '';
	return {
		kind: 'unreadable',
		failure: {
			code: 'identityMissing',
			message: `The alert “${which}” has no id (id or eventId), no time (occurredAt) and no date of a mail (mailDate), so two such alerts could not be told apart.`,
			remedy: 'Send the alert’s own id as eventId, or its time as occurredAt.',
			again: 'never',
			autotask: [],
		},
	};
}

function alertOf(alert: JsonAlert, identity: Identity, options: ReaderOptions): Alert {
	const book = labelBook(options.extraLabels);
	const meaningOf = (label: string) => book(keyAsLabel(label));
	const fields = printedFields(alert.details, meaningOf, (name) => eventTypeNamed(name) !== null);
	const tenant = alert.tenant ?? fields.tenant;
	const time = alert.time ?? fields.time;
	const instant = time === null ? null : (epochInstant(time) ?? eventInstant(time, options));
	const title = alert.type ?? 'Office Protect alert';
	const type = eventTypeNamed(title) ?? eventTypeNamed(printedType(title, eventTypeNamed) ?? '');
	const lines = alert.details.map(({ label, value }) => `${label}: ${value}`);
	return {
		identity,
		eventType: type ?? 'unknown',
		eventTitle: title,
		tenant,
		occurredAtRaw: time,
		occurredAt: instant,
		receivedAt: alert.mailDate === null ? null : instantIn(alert.mailDate),
		user: concernedUser(fields, type ?? 'unknown', []),
		details: fields.details,
		text: alert.description ?? [title, ...lines].join('\n'),
		surroundings: '',
		viewEventUrl: alert.viewEventUrl === null ? null : decodedLink(alert.viewEventUrl),
		ignoreEventUrl: alert.ignoreEventUrl === null ? null : decodedLink(alert.ignoreEventUrl),
		vendorEventId: alert.id ?? identity.eventId,
		recipients: [],
		subject: '',
		sender: null,
		warnings:
			time !== null && instant === null
				? [`The time “${time}” was not understood with certainty.`]
				: [],
	};
}

/** Seconds or milliseconds since 1970, as JSON numbers have them. */
function epochInstant(time: string): string | null {
	if (!/^1\d{9}(?:\d{3})?$/u.test(time)) return null;
	return new Date(Number(time) * (time.length === 10 ? 1_000 : 1)).toISOString();
}
