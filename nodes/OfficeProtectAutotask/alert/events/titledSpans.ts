import { isGenericHeading, isHeadingLike } from '../view/headings';
import type { TitleLine } from '../view/titles';
import { indexFrom, within } from '../view/span';
import type { Span } from '../view/span';
import { lastContent, titleAs } from './splitView';
import type { SplitView } from './splitView';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** The events within some lines, told by titles that something of an event follows. */
export function titledSpans(view: SplitView, span: Span): readonly Span[] {
	const titles = within(view.titles, span, ({ line }) => line);
	const starts = titles.flatMap((title, index) => {
		const limit = (titles[index + 1]?.line ?? span.last + 1) - 1;
		const content = view.contents[indexFrom(view.contents, title.line, (line) => line)];
		if (content === undefined || content > limit) return [];
		return isMention(view, title, content) ? [] : [title.line];
	});
	return starts.map((first, index) => {
		const limit = (starts[index + 1] ?? span.last + 1) - 1;
		return { first, last: lastContent(view, first, limit) };
	});
}

/** Events without labels and links: each heading with a known title, and the prose below it. */
export function proseSpans(view: SplitView): readonly Span[] {
	const { lines } = view.document;
	const titles = view.titles.map(({ line }) => line).filter((line) => isHeadingLike(lines[line]));
	const starts = titles.filter((line, index) => {
		const below = lines.slice(line + 1, titles[index + 1] ?? lines.length);
		return below.some((own) => own.text !== '' && !own.heading);
	});
	return starts.map((first, index) => ({
		first,
		last: (starts[index + 1] ?? lines.length) - 1,
	}));
}

/**
 * Whether a title only stands in a summary: the same title comes again and looks like another heading
 * that stands between this one and what follows it.
 */
function isMention(view: SplitView, title: TitleLine, content: number): boolean {
	const { lines } = view.document;
	const own = titleAs(title.printed, lines[title.line]);
	return lines
		.slice(title.line + 1, content)
		.filter((line) => line.heading && !isGenericHeading(line.text))
		.map((line) => titleAs(title.printed, line))
		.some((as) => as !== own && (view.lastTitles.get(as) ?? 0) > content);
}
