import type { MailView } from '../view/mailView';
import { within } from '../view/span';
import type { Span } from '../view/span';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * The events with the label that stands above the title of each of them, such as its time. A tenant
 * above a title is left there: it may be a heading for several events.
 */
export function withLabelsAbove(view: MailView, spans: readonly Span[]): readonly Span[] {
	const above = new Map(view.pairs.map((pair) => [pair.last, pair]));
	const labels = spans.map(({ first }) => above.get(first - 1));
	const [lead] = labels;
	const end = spans.at(-1);
	if (lead === undefined || end === undefined) return spans;
	if (view.vocabulary.meaningOf(lead.label) === 'tenant') return spans;
	const starts = labels.flatMap((pair) => (pair?.label === lead.label ? [pair.first] : []));
	const below = within(view.pairs, end, ({ first }) => first);
	if (starts.length < spans.length || below.some(({ label }) => label === lead.label)) return spans;
	return spans.map(({ first, last }, index) => ({
		first: starts[index] ?? first,
		last: Math.min(last, (starts[index + 1] ?? Infinity) - 1),
	}));
}
