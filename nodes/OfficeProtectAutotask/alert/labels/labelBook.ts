import { labelWordings } from './labelWordings';
import type { Meaning } from './labelWordings';
import type { LabelMeaning } from '../readerOptions';
import { words } from '../wording';

function isMeaning(key: string): key is Meaning {
	return key in labelWordings;
}

const meanings: ReadonlyMap<string, Meaning> = new Map(
	Object.entries(labelWordings).flatMap(([key, labels]) =>
		isMeaning(key) ? labels.map((label): [string, Meaning] => [words(label), key]) : [],
	),
);

/** What labels mean to the reader: the built-in wordings and, before them, the user's own. */
export type LabelBook = (label: string) => Meaning | null;

/** A book of the built-in labels and the `extra` ones; an extra label wins over a built-in one. */
export function labelBook(
	extra: readonly { readonly label: string; readonly meaning: LabelMeaning }[],
): LabelBook {
	const own = new Map(
		extra.map(({ label, meaning }): [string, Meaning] => [words(label), meaning]),
	);
	return (label) => {
		const key = words(label.replace(/\([^()]*\)\s*$/u, ''));
		const whole = words(label);
		return own.get(whole) ?? meanings.get(whole) ?? own.get(key) ?? meanings.get(key) ?? null;
	};
}
