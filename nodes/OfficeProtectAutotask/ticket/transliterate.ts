import { deburr } from 'lodash';
import { replacements, scriptLetters } from './replacements';

/** What Windows-1252 holds beside Latin-1. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
/** Looked for instead of matching the whole: V8 gives up on a match of some million characters. */
const notKept = new RegExp(`[^\\t\\n\\r\\x20-\\x7e\\u00a0-\\u00ff${beyondLatin1}]`, 'u');
const invisible = /^[\p{Cf}\p{Mn}\p{Me}\u{1F3FB}-\u{1F3FF}]$/u;
const lineBreaks = '\u0085\v\f\u2028\u2029';
const pictograph = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u;

/** Whether Autotask keeps every character of `text`. */
export function isKept(text: string): boolean {
	return !notKept.test(text);
}

/**
 * Puts a text into characters of Windows-1252, since Autotask may turn others into `?`: arrows,
 * marks, accents and some alphabets become readable, other pictographs `[U+1F512]`, the rest `?`.
 * Texts of Windows-1252 stay as they are. `replaced` counts the characters that were replaced or,
 * being invisible, left out.
 */
export function transliterate(text: string): { readonly text: string; readonly replaced: number } {
	if (isKept(text)) return { text, replaced: 0 };
	let replaced = 0;
	let result = '';
	for (const character of text.normalize('NFC')) {
		if (isKept(character)) {
			result += character;
		} else {
			replaced += 1;
			result += replacementFor(character);
		}
	}
	return { text: result, replaced };
}

function replacementFor(character: string): string {
	const listed = replacements.get(character) ?? scriptLetters.get(character);
	if (listed !== undefined) return listed;
	if (lineBreaks.includes(character)) return '\n';
	if (invisible.test(character)) return '';
	if (/^\p{Zs}$/u.test(character)) return ' ';
	if (pictograph.test(character)) return codePoint(character);
	return byDecomposition(character);
}

function byDecomposition(character: string): string {
	const plain = deburr(character.normalize('NFKD').replace(/\p{Mn}/gu, ''));
	if (plain === '' || plain === character) return '?';
	const mapped = Array.from(plain, (part) =>
		isKept(part) ? part : (replacements.get(part) ?? scriptLetters.get(part) ?? '?'),
	);
	return mapped.join('');
}

function codePoint(character: string): string {
	const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
	return `[U+${hex.padStart(4, '0')}]`;
}
