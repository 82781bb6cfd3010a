import { textAt } from '../document/line';
import { isRule } from '../document/textDocument';
import { isHeadingLike, isTitleLike } from '../view/headings';
import { indexFrom } from '../view/span';
import type { Span } from '../view/span';
import type { LinkGroup } from './linkGroups';
import { lastContent } from './splitView';
import type { SplitView } from './splitView';
import { titledSpans } from './titledSpans';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** The events that end with their links, or begin with them; more where titles show more. */
export function linkedSpans(view: SplitView, groups: readonly LinkGroup[]): readonly Span[] {
	const [firstMark] = view.marks;
	const linksLast = firstMark === undefined || firstMark <= (groups[0]?.first ?? 0);
	return groups.flatMap((group, index) => {
		const [before, next] = [groups[index - 1], groups[index + 1]];
		const untilNext = { first: group.first, last: (next?.first ?? endOfEvents(view) + 1) - 1 };
		if (group.leads) return spansBelowTitle(view, untilNext);
		const core = linksLast ? { first: (before?.last ?? -1) + 1, last: group.last } : untilNext;
		const inner = titledSpans(view, core);
		const first = inner[0]?.first ?? startOfEvent(view, core, index > 0);
		return inner.length > 1 ? inner : [{ first, last: core.last }];
	});
}

/** The event whose title begins the span, and those of other titles in it. */
function spansBelowTitle(view: SplitView, span: Span): readonly Span[] {
	const inner = titledSpans(view, span).filter(({ first }) => first > span.first);
	const last = lastContent(view, span.first, (inner[0]?.first ?? span.last + 1) - 1);
	return [{ first: span.first, last }, ...inner];
}

function endOfEvents(view: SplitView): number {
	return Math.max(view.contents.at(-1) ?? 0, view.titles.at(-1)?.line ?? 0);
}

/** Where an event without a known title begins: at the heading above its labels and links. */
function startOfEvent(view: SplitView, core: Span, followsAnother: boolean): number {
	const from = followsAnother ? core.first : endOfSharedTenant(view, core);
	const content = Math.min(
		view.contents[indexFrom(view.contents, from, (line) => line)] ?? core.last,
		core.last,
	);
	const { lines } = view.document;
	const heading = headingAbove(view, content, { first: from, last: core.last });
	if (heading !== null) return heading;
	if (followsAnother) {
		let start = core.first;
		while (start < content && isRule(textAt(lines, start))) start++;
		return start;
	}
	const above = lines[content - 1];
	const isTitle =
		above !== undefined &&
		content > core.first &&
		!view.envelope.has(content - 1) &&
		isTitleLike(above);
	return isTitle ? content - 1 : content;
}

/** The nearest heading above, but for one that looks like those of sections within the event. */
function headingAbove(view: SplitView, content: number, { first, last }: Span): number | null {
	const { lines } = view.document;
	const sections = new Set(
		lines.slice(content, last + 1).flatMap((line) => (isHeadingLike(line) ? [line.look] : [])),
	);
	let nearest: number | null = null;
	for (let line = content - 1; line >= first; line--) {
		const own = lines[line];
		if (view.envelope.has(line) || view.heads.has(line) || !isHeadingLike(own)) continue;
		if (own !== undefined && !sections.has(own.look)) return line;
		nearest ??= line;
	}
	return nearest;
}

/** Behind the tenant that stands above the first event's title, if no other is printed. */
function endOfSharedTenant(view: SplitView, core: Span): number {
	const tenants = view.pairs.filter((pair) => view.vocabulary.meaningOf(pair.label) === 'tenant');
	const [only, ...others] = tenants;
	if (only === undefined || others.length > 0 || only.first < core.first) return core.first;
	const next = view.contents[indexFrom(view.contents, only.last + 1, (line) => line)];
	const hasTitleBelow = next !== undefined && next > only.last + 1 && next <= core.last;
	return hasTitleBelow ? only.last + 1 : core.first;
}
