import type { Line } from '../document/line';
import type { MailView } from './mailView';
import { within } from './span';
import type { Span } from './span';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export function pairsWithin(view: MailView, span: Span): MailView['pairs'] {
	return within(view.pairs, span, ({ first }) => first);
}

export function linksWithin(view: MailView, span: Span): MailView['links'] {
	return within(view.links, span, ({ line }) => line);
}

/** The lines of a span without labels, values, links and forwarding headers. */
export function proseLines(view: MailView, span: Span): readonly Line[] {
	const special = new Set(linksWithin(view, span).map((link) => link.line));
	for (const pair of pairsWithin(view, span)) {
		for (let line = pair.first; line <= pair.last; line++) special.add(line);
	}
	return view.document.lines
		.slice(span.first, span.last + 1)
		.filter(
			(_line, index) => !special.has(span.first + index) && !view.envelope.has(span.first + index),
		);
}
