import type { MailView } from '../view/mailView';
import { indexFrom, within } from '../view/span';
import type { Span } from '../view/span';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * The events that are rows of a table with labels in its head, each with what follows it of its own.
 * A single row is no table of events, and rows that name neither type nor tenant and have no link,
 * beside a link elsewhere, are a list within an event.
 */
export function rowSpans(view: MailView): readonly Span[] {
	const tables = new Map<number, Map<number, Span>>();
	let areEvents = view.links.length === 0;
	for (const { label, row, first, last } of view.pairs) {
		if (row === null) continue;
		const rows = tables.get(row.head) ?? new Map<number, Span>();
		tables.set(row.head, rows.set(row.row, { first, last }));
		const meaning = view.vocabulary.meaningOf(label);
		areEvents ||= meaning === 'eventType' || meaning === 'tenant';
	}
	const spans = [...tables.values()].flatMap((rows) =>
		rows.size > 1 ? withLinksBelow(view, [...rows.values()]) : [],
	);
	areEvents ||= spans.some((span) => linkLines(view, span).length > 0);
	return areEvents ? spans : [];
}

function linkLines(view: MailView, span: Span): readonly number[] {
	return within(view.links, span, ({ line }) => line).map(({ line }) => line);
}

/** The rows with the links that stand between one and the next, as further rows hold them. */
function withLinksBelow(view: MailView, rows: readonly Span[]): readonly Span[] {
	const gaps = rows.slice(1).map((row, index) => row.first - 1 - (rows[index]?.last ?? 0));
	return rows.map(({ first, last }, index) => {
		const limit = last + (gaps[index] ?? Math.max(...gaps));
		return { first, last: linkLines(view, { first: last + 1, last: limit }).at(-1) ?? last };
	});
}

/** The mail without what stands in such rows: what is left if they only sum up events. */
export function withoutRows(view: MailView, rows: readonly Span[]): MailView {
	const isOutside = (line: number) => {
		const row = rows[indexFrom(rows, line + 1, ({ first }) => first) - 1];
		return row === undefined || line > row.last;
	};
	return {
		...view,
		pairs: view.pairs.filter(({ first }) => isOutside(first)),
		titles: view.titles.filter(({ line }) => isOutside(line)),
		links: view.links.filter(({ line }) => isOutside(line)),
	};
}
