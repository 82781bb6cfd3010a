import { uniqBy } from 'lodash';
import type { Alert } from '../alert/alert';
import type { LabelBook } from '../alert/labels/labelBook';
import { isLabelLike } from '../alert/labels/labelText';
import { words } from '../alert/wording';

/** What a person names who is asked to add labels; no values, names or addresses among them. */
export interface UnknownLabels {
	/** As printed, digits as `#`, words that occur in a name as `…`. */
	readonly labels: readonly string[];
	/** How many were left out because they look like values. */
	readonly leftOut: number;
}

/**
 * The labels in alerts that the reader does not know. `names` are names of people, tenants and
 * companies beside those that the alerts themselves print: a label may hold one, where a table has
 * names in its first column.
 */
export function unknownLabels(
	alerts: readonly Alert[],
	meaningOf: LabelBook,
	names: readonly string[],
): UnknownLabels {
	const unknown = uniqBy(
		alerts
			.flatMap(({ details }) => details.filter(({ field }) => field === undefined))
			.map(({ label }) => label.trim())
			.filter((label) => label !== '' && meaningOf(label) === null),
		words,
	);
	const hidden = wordsOfNames([...names, ...alerts.flatMap(namesIn)]);
	const shown = unknown.filter(isLabelLike);
	const labels = shown.map((label) => masked(label, hidden));
	return { labels: [...new Set(labels)].sort(), leftOut: unknown.length - shown.length };
}

function namesIn({ tenant, user, recipients, sender, details }: Alert): readonly string[] {
	const people = details.flatMap(({ field, value }) =>
		field === 'user' || field === 'actor' || field === 'impersonatedAccount' || field === 'mailbox'
			? [value]
			: [],
	);
	return [tenant ?? '', user ?? '', sender ?? '', ...recipients, ...people];
}

const shortestName = 3;

function wordsOfNames(names: readonly string[]): ReadonlySet<string> {
	return new Set(
		names.flatMap((name) => words(name).split(' ')).filter((word) => word.length >= shortestName),
	);
}

/** A name so long is also seen within a longer word. */
const certainName = 6;

function masked(label: string, hidden: ReadonlySet<string>): string {
	const names = [...hidden].filter((name) => name.length >= certainName);
	const isName = (word: string): boolean => {
		const written = words(word);
		return hidden.has(written) || names.some((name) => written.includes(name));
	};
	return label
		.replace(partOfKey, (part) => (isName(part) ? '…' : part))
		.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (isName(word) ? '…' : word))
		.replace(/\p{Nd}/gu, '#');
}

/** A word, or a word of a key such as `badgeColour`. */
const partOfKey = /\p{Lu}?[\p{Ll}\p{M}\p{N}]+|[\p{L}\p{M}\p{N}]+/gu;
