import type { Line } from '../document/line';
import { withoutBullet } from '../document/textDocument';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** The type that a printed name stands for, or null. */
export type TypeNames = (printed: string) => string | null;

/** A line that is an event's title, with the type's name as it is printed. */
export interface TitleLine {
	readonly line: number;
	readonly printed: string;
}

const shortestTitle = 8;
const longestTitle = 200;
const ordinal =
	/^(?:#\s?\d+|\d+\s?[.)/]|(?:event|alert|événement|alerte)\s+\d+(?:\s+(?:of|de|sur)\s+\d+)?)\s*[:.\-–—|]?\s*/iu;
const announcer =
	/^(?:office protect\s*[:\-–—|]?\s*)?(?:new |nouvel(?:le)? )?(?:security )?(?:event|alert|événement|alerte)\s*[:\-–—|]\s*|^\[[^\]]{1,40}\]\s*|^office protect\s*[:\-–—|]\s*/iu;
const separators = /\s[-–—|·•]\s|:\s|\s\(\d/u;

/**
 * The name of an event type that a title prints, alone or between what titles carry around it: a
 * number, `Alert:`, or a tenant behind a dash. Null when it prints none.
 */
export function printedType(text: string, typeNamed: TypeNames): string | null {
	if (text.length < shortestTitle || text.length > longestTitle) return null;
	const bare = withoutBullet(text).replace(ordinal, '');
	// Most lines carry none of that: each wording is looked up once.
	const wordings = [...new Set([text, bare, bare.replace(announcer, '')])];
	const candidates = wordings.flatMap((candidate) => {
		const cut = candidate.search(separators);
		return cut > 0 ? [candidate, candidate.slice(0, cut)] : [candidate];
	});
	const found = candidates.find((candidate) => typeNamed(candidate) !== null);
	return found === undefined ? null : found.trim().replace(/\s*:$/u, '');
}

/** The lines that are titles of events of a known type. */
export function titleLines(
	lines: readonly Line[],
	except: ReadonlySet<number>,
	typeNamed: TypeNames,
): readonly TitleLine[] {
	return lines.flatMap((line, index) => {
		if (except.has(index) || line.text === '') return [];
		const printed =
			printedType(line.text, typeNamed) ??
			(line.boldTo > 0 ? printedType(line.text.slice(0, line.boldTo), typeNamed) : null);
		return printed === null ? [] : [{ line: index, printed }];
	});
}

/** The one type name that a running text mentions, as printed; null if none or several. */
export function mentionedType(text: string, names: readonly string[]): string | null {
	const searched = text.toLowerCase();
	const found = names.filter((name) => searched.includes(name.toLowerCase()));
	const longest = found.filter(
		(name) =>
			!found.some((other) => other !== name && other.toLowerCase().includes(name.toLowerCase())),
	);
	const name = longest[0];
	if (name === undefined || longest.length > 1) return null;
	const start = searched.indexOf(name.toLowerCase());
	return text.slice(start, start + name.length);
}
