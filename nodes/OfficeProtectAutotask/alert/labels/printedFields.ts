import type { Detail } from '../alert';
import type { DetailField } from './detailField';
import type { LabelBook } from './labelBook';
import type { Meaning } from './labelWordings';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** What an alert's labels say, by meaning. */
export interface PrintedFields {
	readonly tenant: string | null;
	readonly time: string | null;
	/** What stands in brackets behind the time's label, for example `UTC`. */
	readonly timeUnit: string | null;
	/** The event type beside a label. */
	readonly type: string | null;
	readonly user: string | null;
	/** Who acted, beside a label of its own. */
	readonly actor: string | null;
	/** Everything else that stands beside a label, as printed. */
	readonly details: readonly Detail[];
}

interface Pair {
	readonly label: string;
	readonly value: string;
}

interface ReadPair extends Pair {
	readonly meaning: Meaning | null;
}

/** Sorts printed labels and values into an alert's fields and details. */
export function printedFields(
	pairs: readonly Pair[],
	meaningOf: LabelBook,
	isTypeName: (printed: string) => boolean,
): PrintedFields {
	const read = pairs.map((pair) => ({ ...pair, meaning: meaningOf(pair.label) }));
	const filled = read.filter((pair) => pair.value !== '');
	const first = (meaning: Meaning) => filled.find((pair) => pair.meaning === meaning);
	const tenant = first('tenant') ?? first('tenantId');
	const type = first('eventType');
	const user = first('user');
	const times = timePairs(filled.filter((pair) => pair.meaning === 'time'));
	const used = new Set([
		tenant,
		type !== undefined && isTypeName(type.value) ? type : undefined,
		...times,
	]);
	return {
		tenant: tenant?.value ?? null,
		time: times.length === 0 ? null : times.map((pair) => pair.value).join(' '),
		timeUnit: /\(([^()]+)\)\s*$/u.exec(times.at(-1)?.label ?? '')?.[1] ?? null,
		type: type?.value ?? null,
		user: user === undefined ? null : singleUser(user.value),
		actor: singleUser(first('actor')?.value ?? ''),
		details: read.filter((pair) => !used.has(pair)).map(detailOf),
	};
}

const ownFields: ReadonlySet<string> = new Set<Meaning>([
	'tenant',
	'tenantId',
	'time',
	'eventType',
	'delivery',
]);

function isDetailField(meaning: Meaning): meaning is DetailField {
	return !ownFields.has(meaning);
}

function detailOf({ label, value, meaning }: ReadPair): Detail {
	return meaning !== null && isDetailField(meaning)
		? { label, value, field: meaning }
		: { label, value };
}

/** The one user that a value names; null when it lists several. */
function singleUser(value: string): string | null {
	if (value === '') return null;
	const several = value.includes('\n') || /@.*[,;].*@/u.test(value);
	return several ? null : value;
}

/** The pair that holds the time; two if date and time of day stand beside labels of their own. */
function timePairs(times: readonly ReadPair[]): readonly ReadPair[] {
	const [first, second] = times;
	if (first === undefined) return [];
	if (second === undefined) return [first];
	if (isDay(first.value) && isClock(second.value)) return [first, second];
	return isClock(first.value) && isDay(second.value) ? [second, first] : [first];
}

function isDay(text: string): boolean {
	return !/\d\s*(?::|h)\s*\d\d/iu.test(text) && /\d/u.test(text);
}

function isClock(text: string): boolean {
	return /^\D{0,3}\d{1,2}\s*(?::|h)\s*\d\d/iu.test(text);
}
