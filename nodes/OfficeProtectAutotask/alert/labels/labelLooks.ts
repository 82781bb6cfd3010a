import { textAt } from '../document/line';
import type { Line } from '../document/line';
import { isLabelLike, withoutColon } from './labelText';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** Which lines look like labels, told by known labels that look the same. */
export interface LabelLooks {
	/** How many lines begin with a known label in bold. */
	readonly boldLabels: number;
	/** Where columns of labels and values stand; see `columnsOf`. */
	readonly columns: ReadonlySet<string>;
	/** Whether the line is a label without a colon whose value stands on the next line. */
	isStackedLabel(line: number): boolean;
}

/**
 * Learns from known labels how this mail marks labels: lines that hold nothing but a known label,
 * and lines that look like them while the values look otherwise.
 */
export function stackedLooks(
	lines: readonly Line[],
	isKnown: (label: string) => boolean,
): LabelLooks {
	const known = lines.map(
		(line) => line.text.length <= 60 && isLabelLike(line.text) && isKnown(line.text),
	);
	const looks = looksOfLabels(lines, known);
	const alternating = alternatingLabels(lines, known);
	const boldLabels = lines.filter(
		({ text, boldTo }) =>
			boldTo > 0 && boldTo < text.length && isKnown(withoutColon(text.slice(0, boldTo).trim())),
	).length;
	return {
		boldLabels,
		columns: placesOfColumns(lines, isKnown),
		isStackedLabel: (index) => {
			const line = lines[index];
			if (line === undefined) return false;
			if (known[index] === true || alternating.has(index)) return true;
			return looks.has(line.look) && !line.heading && isLabelLike(line.text);
		},
	};
}

export interface Columns {
	readonly label: string;
	readonly value: string;
	/** The value's distance from the left edge. */
	readonly column: number;
	/** Tells lines with the same columns. */
	readonly place: string;
}

/** Label and value in two columns with at least two blanks between them. */
export function columnsOf(line: Line): Columns | null {
	if (line.spaced.length > 2_000) return null;
	const match = /^(\S.{0,58}?)(?: {2,}|\t+)(\S.*)$/u.exec(line.spaced);
	const [, label = '', value = ''] = match ?? [];
	if (match === null || /^[:：]/u.test(value) || !isLabelLike(withoutColon(label))) return null;
	const column = line.depth + line.spaced.length - value.length;
	return {
		label: withoutColon(label),
		value: value.replace(/\s+/gu, ' '),
		column,
		place: `${line.depth}:${column}`,
	};
}

/** The columns in which at least two known labels stand. */
function placesOfColumns(
	lines: readonly Line[],
	isKnown: (label: string) => boolean,
): ReadonlySet<string> {
	const counts = new Map<string, number>();
	for (const line of lines) {
		const found = line.spaced.includes('  ') ? columnsOf(line) : null;
		if (found === null || !isKnown(found.label)) continue;
		counts.set(found.place, (counts.get(found.place) ?? 0) + 1);
	}
	return new Set([...counts].flatMap(([place, count]) => (count >= 2 ? [place] : [])));
}

function looksOfLabels(lines: readonly Line[], known: readonly boolean[]): ReadonlySet<string> {
	const labels = new Map<string, number>();
	const values = new Set<string>();
	lines.forEach((line, index) => {
		const below = lines[index + 1];
		if (known[index] !== true || below === undefined || known[index + 1] === true) return;
		labels.set(line.look, (labels.get(line.look) ?? 0) + 1);
		values.add(below.look);
	});
	return new Set(
		[...labels].flatMap(([look, count]) =>
			look !== '' && count >= 2 && !values.has(look) ? [look] : [],
		),
	);
}

/** Labels between known ones where labels and values look the same and take turns. */
function alternatingLabels(lines: readonly Line[], known: readonly boolean[]): ReadonlySet<number> {
	const found = new Set<number>();
	let before: number | null = null;
	known.forEach((isKnown, index) => {
		if (!isKnown) return;
		const distance = before === null ? 0 : index - before;
		if (before !== null && distance > 2 && distance <= 20 && distance % 2 === 0) {
			const between = Array.from({ length: distance / 2 - 1 }, (_, step) => index - 2 * (step + 1));
			const look = lines[index]?.look;
			if (between.every((line) => isLabelLike(textAt(lines, line)) && lines[line]?.look === look)) {
				between.forEach((line) => found.add(line));
			}
		}
		before = index;
	});
	return found;
}
