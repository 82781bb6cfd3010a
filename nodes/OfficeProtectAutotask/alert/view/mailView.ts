import type { Document } from '../document/line';
import { forwardHeaderLines } from '../document/forwardHeaders';
import type { LabelBook } from '../labels/labelBook';
import type { LinkRole } from './linkRoles';
import { printedPairs } from '../labels/pairs';
import type { PrintedPair } from '../labels/printedPair';
import { titleLines } from './titles';
import type { TitleLine } from './titles';
import type { Vocabulary } from './vocabulary';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export interface RoleLink {
	readonly line: number;
	readonly role: LinkRole;
	readonly href: string;
	readonly label: string;
}

/** A mail's lines with what was found in them. */
export interface MailView {
	readonly document: Document;
	readonly vocabulary: Vocabulary;
	readonly pairs: readonly PrintedPair[];
	readonly titles: readonly TitleLine[];
	readonly links: readonly RoleLink[];
	/** Lines of table heads whose labels count for the rows below. */
	readonly heads: ReadonlySet<number>;
	/** Lines of forwarding headers. */
	readonly envelope: ReadonlySet<number>;
}

/** Looks through a document for labels with values, titles of events, and an event's links. */
export function mailView(document: Document, vocabulary: Vocabulary): MailView {
	const envelope = forwardHeaderLines(document.lines);
	const links = roleLinks(document, vocabulary);
	const meaningOf = remembering(vocabulary.meaningOf);
	const titles = titleLines(document.lines, envelope, vocabulary.typeNamed);
	const { pairs, heads } = printedPairs({
		document,
		meaningOf,
		envelope,
		linkLines: new Set(links.map((link) => link.line)),
		titleLines: new Set(titles.map((title) => title.line)),
	});
	const values = linesOfValues(pairs, meaningOf);
	return {
		document,
		vocabulary: { ...vocabulary, meaningOf },
		pairs,
		titles: titles.filter((title) => !values.has(title.line)),
		links,
		heads,
		envelope,
	};
}

/** Labels come again and again, and each is looked up several times. */
function remembering(meaningOf: LabelBook): LabelBook {
	const known = new Map<string, ReturnType<LabelBook>>();
	return (label) => {
		const before = known.get(label);
		if (before !== undefined) return before;
		const meaning = label.length > 120 ? null : meaningOf(label);
		known.set(label, meaning);
		return meaning;
	};
}

function roleLinks(document: Document, { linkRole }: Vocabulary): readonly RoleLink[] {
	return document.lines.flatMap((line, index) =>
		line.links.flatMap(({ href, label }) => {
			const role = linkRole({ href, label });
			return role === null ? [] : [{ line: index, role, href, label }];
		}),
	);
}

function linesOfValues(pairs: readonly PrintedPair[], meaningOf: LabelBook): ReadonlySet<number> {
	const lines = new Set<number>();
	for (const pair of pairs) {
		if (meaningOf(pair.label) === 'eventType') continue;
		for (let line = pair.first; line <= pair.last; line++) lines.add(line);
	}
	return lines;
}
