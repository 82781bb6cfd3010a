import { op1TypeNamed } from '../identity/identityOf';
import { keyAsLabel, words } from '../wording';
import { propertiesOf, textOf } from './plainData';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** An alert that came as JSON, by the meaning of its keys, whatever their spelling. */
export interface JsonAlert {
	readonly id: string | null;
	readonly type: string | null;
	readonly tenant: string | null;
	readonly time: string | null;
	readonly mailDate: string | null;
	readonly description: string | null;
	readonly viewEventUrl: string | null;
	readonly ignoreEventUrl: string | null;
	/** All other keys that hold something, those of `details` among them; labels as printed. */
	readonly details: readonly { readonly label: string; readonly value: string }[];
}

const keys = {
	id: ['event id', 'id'],
	type: ['event type', 'type', 'event name', 'alert type', 'event', 'title', 'alert name'],
	tenant: [
		'tenant',
		'tenant name',
		'organization',
		'organisation',
		'organization name',
		'customer',
		'organisation name',
		'customer name',
		'company',
		'company name',
		'tenant domain',
		'tenant id',
	],
	time: [
		'occurred at',
		'time',
		'event time',
		'timestamp',
		'date',
		'date time',
		'event date',
		'when',
		'detected at',
		'occurred',
		'occurred on',
		'creation time',
		'created at',
		'created',
		'raised at',
	],
	mailDate: ['mail date', 'sent at', 'sent date time', 'date header'],
	description: ['description', 'message', 'text', 'body', 'summary', 'content'],
	viewEventUrl: [
		'view event url',
		'view event',
		'event url',
		'link',
		'url',
		'web link',
		'view url',
		'view link',
		'event link',
		'view event link',
	],
	ignoreEventUrl: [
		'ignore event url',
		'ignore url',
		'ignore link',
		'ignore event',
		'ignore event link',
	],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type KnownKey = keyof typeof keys;

function isKnownKey(name: string): name is KnownKey {
	return name in keys;
}

const deepest = 4;

/** Whether a value says enough to be an alert: a type or a description, and something about it. */
export function looksLikeAlert(value: unknown): boolean {
	const properties = propertiesOf(value);
	if (properties === null) return false;
	const known = knownValues(properties);
	const says = known.has('type') || known.has('description');
	const about = ['tenant', 'time', 'id', 'mailDate', 'viewEventUrl'] as const;
	return says && (about.some((key) => known.has(key)) || 'user' in properties);
}

/** Whether a value names a tenant or an event type of Office Protect, as nothing but an alert does. */
export function namesEvent(value: unknown): boolean {
	const properties = propertiesOf(value);
	if (properties === null) return false;
	const known = knownValues(properties);
	return known.has('tenant') || op1TypeNamed(known.get('type')?.text ?? '') !== null;
}

/** Reads a JSON alert; null when it is none. */
export function jsonAlert(value: unknown): JsonAlert | null {
	const properties = propertiesOf(value);
	if (properties === null || !looksLikeAlert(value)) return null;
	const known = knownValues(properties);
	const text = (key: KnownKey) => known.get(key)?.text ?? null;
	const used = new Set([...known.values()].map((found) => found.key));
	const details = Object.entries(properties).flatMap(([key, own]) =>
		used.has(key) ? [] : detailsOf(key, own, isContainer(key) ? null : key, 0),
	);
	return {
		id: text('id'),
		type: text('type'),
		tenant: text('tenant'),
		time: text('time'),
		mailDate: text('mailDate'),
		description: text('description'),
		viewEventUrl: text('viewEventUrl'),
		ignoreEventUrl: text('ignoreEventUrl'),
		details,
	};
}

interface Found {
	readonly key: string;
	readonly text: string;
}

function knownValues(properties: Readonly<Record<string, unknown>>): ReadonlyMap<KnownKey, Found> {
	const byWords = new Map<string, Found>();
	for (const [key, value] of Object.entries(properties)) {
		const text = scalar(value) ?? (words(keyAsLabel(key)) === 'tenant' ? nameIn(value) : null);
		const name = words(keyAsLabel(key));
		if (text !== null && !byWords.has(name)) byWords.set(name, { key, text });
	}
	const known = new Map<KnownKey, Found>();
	for (const [key, names] of Object.entries(keys)) {
		const found = names.map((name) => byWords.get(name)).find((entry) => entry !== undefined);
		if (found !== undefined && isKnownKey(key)) known.set(key, found);
	}
	return known;
}

/** The name of a tenant that is an object. */
function nameIn(value: unknown): string | null {
	const properties = propertiesOf(value) ?? {};
	return (
		['name', 'displayName', 'domain', 'id']
			.map((key) => textOf(properties[key]))
			.find((name) => name !== null) ?? null
	);
}

function scalar(value: unknown): string | null {
	if (typeof value === 'string') return textOf(value)?.trim() ?? null;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function isContainer(key: string): boolean {
	return ['details', 'data', 'properties', 'fields'].includes(words(key));
}

type JsonDetail = JsonAlert['details'][number];

/** Details below a key; `label` is null where the key itself is only a container. */
function detailsOf(
	key: string,
	value: unknown,
	label: string | null,
	depth: number,
): readonly JsonDetail[] {
	const text = scalar(value);
	if (text !== null) return [{ label: label ?? key, value: text }];
	if (Array.isArray(value)) return listDetails(key, value, label, depth);
	const properties = propertiesOf(value);
	if (properties === null) return [];
	if (depth >= deepest) return [];
	return Object.entries(properties).flatMap(([inner, own]) =>
		detailsOf(inner, own, label === null ? inner : `${label} ${inner}`, depth + 1),
	);
}

function listDetails(
	key: string,
	list: readonly unknown[],
	label: string | null,
	depth: number,
): readonly JsonDetail[] {
	const scalars = list.map((entry) => scalar(entry));
	if (scalars.every((entry) => entry !== null)) {
		return scalars.length === 0 ? [] : [{ label: label ?? key, value: scalars.join(', ') }];
	}
	return list.flatMap((entry) => {
		const properties = propertiesOf(entry);
		const name = textOf(properties?.label) ?? textOf(properties?.name) ?? textOf(properties?.key);
		const value = scalar(properties?.value);
		if (name !== null && value !== null) return [{ label: name, value }];
		return depth >= deepest ? [] : detailsOf(key, entry, label, depth + 1);
	});
}
