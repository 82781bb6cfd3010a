import type { Line, LineLink } from '../document/line';
import type { MailView } from '../view/mailView';
import type { Span } from '../view/span';
import { words } from '../wording';

/**
 * What a person reads in some lines, word for word; cells of one table row stand on one line. The
 * *Ignore event* link is left out, its label and its address.
 */
export function spanText(view: MailView, span: Span): string {
	const { document } = view;
	const ignored = ignoredParts(view, span);
	let text = '';
	let above: Line | null = null;
	for (let index = span.first; index <= span.last; index++) {
		const line = document.lines[index];
		if (line === undefined) break;
		const visible = withoutParts(line.text, ignored.get(index) ?? []);
		if (visible !== '') {
			text += text === '' ? '' : separator(above, line);
			text += visible;
			above = line;
		}
	}
	return text;
}

function separator(above: Line | null, line: Line): string {
	const [cell, nextCell] = [above?.cell ?? null, line.cell];
	const besides = cell !== null && nextCell !== null && cell.row === nextCell.row;
	if (besides && cell.cell !== nextCell.cell) return ' ';
	if (above?.term === 'term' && line.term === 'definition') return ' ';
	return line.afterGap ? '\n\n' : '\n';
}

type Part = readonly [start: number, end: number];

function ignoredParts(
	{ document, vocabulary }: MailView,
	span: Span,
): ReadonlyMap<number, readonly Part[]> {
	const parts = new Map<number, Part[]>();
	const add = (index: number, part: Part) => {
		parts.set(index, [...(parts.get(index) ?? []), part]);
	};
	for (let index = span.first; index <= span.last; index++) {
		const line = document.lines[index];
		for (const link of line?.links ?? []) {
			if (line === undefined || vocabulary.linkRole(link) !== 'ignoreEvent') continue;
			if (!link.bare) {
				add(index, [link.start, link.end]);
				continue;
			}
			const [start, end] = bareExtent(line, link);
			add(index, [start, end]);
			const above = document.lines[index - 1];
			if (start === 0 && above !== undefined && isCaption(line, link, above)) {
				add(index - 1, [0, above.text.length]);
			}
		}
	}
	return parts;
}

/** From the words that label a bare URL to the bracket behind it. */
function bareExtent(line: Line, link: LineLink): Part {
	const before = line.text.slice(0, link.start);
	const label = link.label === '' ? -1 : before.lastIndexOf(link.label);
	const opening = /[<[(\s]*$/u.exec(before)?.[0].length ?? 0;
	const start = label >= 0 ? label : link.start - opening;
	const closing = /^\s*[>\])]+/u.exec(line.text.slice(link.end))?.[0].length ?? 0;
	return [start, link.end + closing];
}

function isCaption(line: Line, link: LineLink, above: Line): boolean {
	return !line.text.includes(link.label) && words(above.text) === words(link.label);
}

function withoutParts(text: string, parts: readonly Part[]): string {
	let left = text;
	for (const [start, end] of [...parts].sort((one, other) => other[0] - one[0])) {
		left = left.slice(0, start) + left.slice(end);
	}
	return left === text ? text : left.replace(/\s+/gu, ' ').trim();
}
