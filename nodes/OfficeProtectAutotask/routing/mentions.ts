import { countBy, minBy, uniq } from 'lodash';
import { canonicalText } from './tenantKey';
import type { TenantKey } from './tenantKey';

/** Needles by one word of theirs, so that a text is searched in one pass for all of them. */
export type MentionIndex<Needle extends TenantKey> = ReadonlyMap<
	string,
	readonly { readonly needle: Needle; readonly offset: number }[]
>;

const wholeWords = /[\p{L}\p{N}\p{M}]+/gu;
const wordEnd = /[\p{L}\p{N}\p{M}]$/u;
const wordStart = /^[\p{L}\p{N}\p{M}]/u;
/** Between two word characters these make one word of them, as in `contoso.example`. */
const joiners = '.-‐_&+@\\#';
/** Beside a domain these tell that it belongs to a path, an account or an address. */
const besideDomain = '/\\@';
/** Enough for two characters of two code units each. */
const seenAround = 4;
const mask = '\u{FFFC}';

/**
 * Prepares needles (names, domains, GUIDs; keys in canonical form) for {@link findMentions}: each
 * under the word that the fewest needles share, since many names begin alike.
 */
export function indexMentions<Needle extends TenantKey>(
	needles: readonly Needle[],
): MentionIndex<Needle> {
	const split = needles.map((needle) => ({
		needle,
		words: [...needle.key.matchAll(wholeWords)],
	}));
	const sharedBy = countBy(split.flatMap(({ words }) => uniq(words.map((word) => word[0]))));
	const index = new Map<string, { needle: Needle; offset: number }[]>();
	for (const { needle, words } of split) {
		const rarest = minBy(words, (word) => sharedBy[word[0]]);
		if (rarest === undefined) continue;
		const candidate = { needle, offset: rarest.index };
		const known = index.get(rarest[0]);
		if (known === undefined) index.set(rarest[0], [candidate]);
		else known.push(candidate);
	}
	return index;
}

/**
 * The needles that stand in `text` as whole words, outside of mail addresses and links; a domain
 * only where it stands on its own. Time grows with the text, hardly with the number of needles.
 */
export function findMentions<Needle extends TenantKey>(
	index: MentionIndex<Needle>,
	text: string,
): ReadonlySet<Needle> {
	const found = new Set<Needle>();
	const haystack = maskAddressesAndLinks(canonicalText(text));
	for (const word of haystack.matchAll(wholeWords)) {
		for (const { needle, offset } of index.get(word[0]) ?? []) {
			if (standsAt(haystack, word.index - offset, needle)) found.add(needle);
		}
	}
	return found;
}

function standsAt(haystack: string, start: number, needle: TenantKey): boolean {
	if (start < 0 || !haystack.startsWith(needle.key, start)) return false;
	const end = start + needle.key.length;
	const before = haystack.slice(Math.max(0, start - seenAround), start);
	const after = haystack.slice(end, end + seenAround);
	return (
		beginsWord(before) && endsWord(after) && (needle.kind !== 'domain' || isOnItsOwn(before, after))
	);
}

function beginsWord(before: string): boolean {
	if (wordEnd.test(before)) return false;
	return !(joiners.includes(before.slice(-1)) && wordEnd.test(before.slice(0, -1)));
}

function endsWord(after: string): boolean {
	if (wordStart.test(after)) return false;
	return !(joiners.includes(after.slice(0, 1)) && wordStart.test(after.slice(1)));
}

function isOnItsOwn(before: string, after: string): boolean {
	const left = before.trimEnd().slice(-1);
	const right = after.slice(0, 1);
	return (
		left !== '@' &&
		(before === '' || !besideDomain.includes(before.slice(-1))) &&
		(right === '' || !besideDomain.includes(right)) &&
		!(right === ':' && wordStart.test(after.slice(1)))
	);
}

function maskAddressesAndLinks(text: string): string {
	return text.replace(/[^\s<>"]+/gu, (chunk) => {
		const link = linkStart(chunk);
		return link < 0 ? maskAddresses(chunk) : maskAddresses(chunk.slice(0, link)) + mask;
	});
}

/** Where a link begins in a run of characters without white space; -1: nowhere. */
function linkStart(chunk: string): number {
	const scheme = chunk.indexOf('://');
	if (scheme >= 0) {
		let start = scheme;
		while (start > 0 && /[a-z0-9+.-]/u.test(chunk.charAt(start - 1))) start -= 1;
		return start;
	}
	return chunk.search(/(?<![\p{L}\p{N}])www\./u);
}

function maskAddresses(chunk: string): string {
	if (!chunk.includes('@')) return chunk;
	return chunk.replace(/[^()[\]{},;:=|'`]+/gu, (part) => {
		if (!part.includes('@')) return part;
		return part.endsWith('@') ? `${mask}@` : mask;
	});
}
