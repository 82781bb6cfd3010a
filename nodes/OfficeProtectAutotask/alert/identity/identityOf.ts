import { canonicalSubject, canonicalText, labelKey, typeKey } from './canonical';
import type { Identity } from './identity';
import { labelSynonyms } from './op1Labels';
import { typeNames } from './op1Types';
import { guidsIn, vendorEventId } from './vendorEventId';
import type { PrintedLink } from './vendorEventId';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** What one alert prints, as it stands in the mail or JSON. */
export interface PrintedAlert {
	/** The alert's title; null when only a label or the subject names the type. */
	readonly title: string | null;
	readonly pairs: readonly { readonly label: string; readonly value: string }[];
	/** A tenant printed above several alerts. */
	readonly sharedTenant: string | null;
	/** Text beside no label; counts only where an alert has no details and no id at all. */
	readonly prose: string;
	readonly links: readonly PrintedLink[];
	/** The id of an alert that came as JSON. */
	readonly ownId: string | null;
}

/** What the mail around the alerts says; for JSON alerts what they say of their mail, if anything. */
export interface Envelope {
	/** Date header, ISO 8601. */
	readonly date: string | null;
	readonly recipients: readonly string[];
	readonly subject: string;
}

const labels = byPrinted(labelSynonyms, (label) => label);
const types = byPrinted(typeNames, typeKey);

function byPrinted(
	table: Readonly<Record<string, readonly string[]>>,
	keyOf: (printed: string) => string,
): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(table).flatMap(([name, printed]) =>
			[name, ...printed].map((text): [string, string] => [keyOf(text), name]),
		),
	);
}

/** What a label means by the tables frozen with op1; null for a label that they lack. */
export function op1LabelName(label: string): string | null {
	const name = labels.get(labelKey(label));
	if (name !== undefined) return name;
	const withoutUnit = label.replace(/\([^()]*\)\s*$/u, '');
	return withoutUnit === label ? null : (labels.get(labelKey(withoutUnit)) ?? null);
}

/** The type that a name stands for by the tables frozen with op1; null for a name that they lack. */
export function op1TypeNamed(name: string): string | null {
	return name.length > 160 ? null : (types.get(typeKey(name)) ?? null);
}

type Unnumbered = Omit<Identity, 'ordinal'>;

/** The identities of all alerts of one mail or JSON body, in its order. */
export function identitiesOf(
	alerts: readonly PrintedAlert[],
	envelope: Envelope,
): readonly Identity[] {
	const single = alerts.map((alert) => identityAlone(alert, envelope));
	const carried = new Map<string | null, number>();
	for (const { eventId } of single) carried.set(eventId, (carried.get(eventId) ?? 0) + 1);
	const withoutShared = single.map((identity, index) => {
		const own = alerts[index]?.ownId ?? null;
		const isShared = own === null && carried.get(identity.eventId) !== 1;
		return isShared ? { ...identity, eventId: null } : identity;
	});
	const seen = new Map<string, number>();
	return withoutShared.map((identity, index) => {
		const complete = withProse(identity, alerts[index]?.prose ?? '');
		if (complete.eventId !== null) return { ...complete, ordinal: 0 };
		const same = JSON.stringify(complete);
		const ordinal = seen.get(same) ?? 0;
		seen.set(same, ordinal + 1);
		return { ...complete, ordinal };
	});
}

function withProse(identity: Unnumbered, prose: string): Unnumbered {
	if (identity.eventId !== null || identity.details.length > 0) return identity;
	const text = labelKey(prose);
	return text === '' ? identity : { ...identity, details: [['text', text]] };
}

function identityAlone(alert: PrintedAlert, envelope: Envelope): Unnumbered {
	const pairs = alert.pairs
		.filter((pair) => pair.value.trim() !== '')
		.map((pair) => ({ ...pair, name: op1LabelName(pair.label) }));
	const valuesOf = (name: string) =>
		pairs.filter((pair) => pair.name === name).map((pair) => canonicalText(pair.value));
	const tenant = printedTenant(alert, valuesOf);
	const times = printedTimes(
		pairs.filter((pair) => pair.name === 'time').map((pair) => pair.value),
	);
	const tenantIds = pairs
		.filter((pair) => pair.name === 'tenant' || pair.name === 'tenantId')
		.flatMap((pair) => guidsIn(pair.value));
	const time = times === null ? null : canonicalTime(times);
	const type = typeOf(alert, valuesOf('eventType'), envelope);
	return {
		rule: 'op1',
		type,
		tenant,
		time,
		eventId:
			alert.ownId === null ? vendorEventId(alert.links, tenantIds) : canonicalId(alert.ownId),
		details: detailsOf(pairs, type),
		mailDate: time === null ? utcSeconds(envelope.date) : null,
		envelope: tenant === null ? canonicalEnvelope(envelope) : null,
	};
}

/** GUIDs do not care for case, other ids may. */
function canonicalId(id: string): string {
	const text = id.normalize('NFKC').trim();
	return guidsIn(text).includes(text.toLowerCase()) ? text.toLowerCase() : text;
}

function printedTenant(
	alert: PrintedAlert,
	valuesOf: (name: string) => readonly string[],
): string | null {
	const shared = alert.sharedTenant === null ? null : canonicalText(alert.sharedTenant);
	return valuesOf('tenant')[0] ?? valuesOf('tenantId')[0] ?? shared;
}

/** A date and a time of day that stand beside labels of their own are one event time. */
function printedTimes(values: readonly string[]): string | null {
	const [first, second] = values;
	if (first === undefined) return null;
	const parts = [first, second ?? ''];
	const isDay = (text: string) => !/\d\s*(?::|h)\s*\d\d/iu.test(text) && /\d/u.test(text);
	const isClock = (text: string) => /^\D{0,3}\d{1,2}\s*(?::|h)\s*\d\d/iu.test(text);
	const [day, clock] = isClock(first) ? [second ?? '', first] : parts;
	return day !== undefined && clock !== undefined && isDay(day) && isClock(clock)
		? `${day} ${clock}`
		: first;
}

/** As printed, white space collapsed: case counts. */
function canonicalTime(time: string): string {
	return time.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

function typeOf(alert: PrintedAlert, labelled: readonly string[], envelope: Envelope): string {
	const [beside] = labelled;
	const known =
		op1TypeNamed(alert.title ?? '') ??
		op1TypeNamed(beside ?? '') ??
		op1TypeNamed(canonicalSubject(envelope.subject));
	return known ?? canonicalText(beside ?? alert.title ?? '');
}

const fieldsOfTheirOwn = new Set(['tenant', 'tenantId', 'time', 'delivery']);

function detailsOf(
	pairs: readonly {
		readonly label: string;
		readonly value: string;
		readonly name: string | null;
	}[],
	type: string,
): Identity['details'] {
	const details = pairs.flatMap((pair): [string, string][] => {
		const value = canonicalText(pair.value);
		if (pair.name !== null && fieldsOfTheirOwn.has(pair.name)) return [];
		const isType = pair.name === 'eventType';
		if (isType && (value === type || op1TypeNamed(pair.value) !== null)) return [];
		return [[pair.name ?? canonicalText(pair.label), value]];
	});
	return details.sort(([label, value], [otherLabel, otherValue]) =>
		order(label, otherLabel) === 0 ? order(value, otherValue) : order(label, otherLabel),
	);
}

function order(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function utcSeconds(date: string | null): string | null {
	if (date === null) return null;
	const time = new Date(date).getTime();
	return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function canonicalEnvelope(envelope: Envelope): Identity['envelope'] {
	const to = [...new Set(envelope.recipients.map((address) => address.trim().toLowerCase()))];
	return { to: to.sort(order), subject: canonicalSubject(envelope.subject) };
}
