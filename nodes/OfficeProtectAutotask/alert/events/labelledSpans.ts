import { isHeadingLike, isTitleLike } from '../view/headings';
import { indexFrom, within } from '../view/span';
import type { Span } from '../view/span';
import { lastContent } from './splitView';
import type { SplitView } from './splitView';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const eventLabels = new Set(['tenant', 'time', 'eventType']);

/** Events without links and titles, told by a group of labels that comes again and again. */
export function labelledSpans(view: SplitView, span: Span): readonly Span[] {
	const labels = startsOfGroups(view, span);
	const runs = labels.map((label) => headingsAbove(view, label, span.first));
	// Headings above the first event only, such as the mail's own, are no part of it.
	const most = Math.max(1, Math.min(...runs.map((run) => run.length)));
	const starts = runs.map((run, index) => run.slice(0, most).at(-1) ?? labels[index] ?? 0);
	return labels.map((label, index) => ({
		first: starts[index] ?? label,
		last: lastContent(view, label, (starts[index + 1] ?? span.last + 1) - 1),
	}));
}

/**
 * The same within an event that a title or a link tells: others of unknown titles, without links, may
 * have been taken for a part of it. Without headings of their own they are a list within the event.
 */
export function withLabelledParts(view: SplitView, span: Span): readonly Span[] {
	const parts = labelledSpans(view, span);
	const isList = parts.slice(1).some(({ first }) => isContent(view, first));
	if (parts.length < 2 || isList) return [span];
	return parts.map((part, index) => ({
		first: index === 0 ? span.first : part.first,
		last: index === parts.length - 1 ? span.last : part.last,
	}));
}

/**
 * Where a label stands that each event begins with; none if nothing else of an event comes again as
 * often, and no heading stands above each of them.
 */
function startsOfGroups(view: SplitView, span: Span): readonly number[] {
	const known = within(view.pairs, span, ({ first }) => first).flatMap((pair) => {
		const meaning = view.vocabulary.meaningOf(pair.label);
		return meaning === null ? [] : [{ line: pair.first, meaning }];
	});
	const lead = (known.find(({ meaning }) => eventLabels.has(meaning)) ?? known[0])?.meaning;
	if (lead === undefined) return [];
	const starts = known.filter(({ meaning }) => meaning === lead).map(({ line }) => line);
	if (starts.length < 2) return [];
	const counts = new Map<string, number>();
	for (const { meaning } of known) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
	const repeatedToo = [...eventLabels, 'user'].some(
		(meaning) => meaning !== lead && (counts.get(meaning) ?? 0) >= starts.length,
	);
	const isCertain = eventLabels.has(lead) && repeatedToo;
	return isCertain || haveLikeHeadings(view, starts, span.first) ? starts : [];
}

/** Whether a heading that looks the same stands right above each of these labels. */
function haveLikeHeadings(view: SplitView, labels: readonly number[], from: number): boolean {
	const looks = labels.map((label) => {
		const [line] = headingsAbove(view, label, from);
		const heading = line === undefined ? undefined : view.document.lines[line];
		return heading?.heading === true ? heading.look : null;
	});
	return !looks.includes(null) && new Set(looks).size === 1;
}

/** The lines of the headings right above a label, from the nearest up. */
function headingsAbove(view: SplitView, label: number, from: number): readonly number[] {
	const found: number[] = [];
	for (let line = label - 1; line >= from; line--) {
		if (view.heads.has(line)) continue;
		const above = view.document.lines[line];
		if (above === undefined || isContent(view, line) || view.envelope.has(line)) break;
		const stands = found.length === 0 && above.afterGap && isTitleLike(above);
		if (!isHeadingLike(above) && !stands) break;
		found.push(line);
	}
	return found;
}

function isContent(view: SplitView, line: number): boolean {
	return view.contents[indexFrom(view.contents, line, (own) => own)] === line;
}
