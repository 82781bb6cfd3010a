import type { MailView } from '../view/mailView';
import { indexFrom } from '../view/span';
import type { Span } from '../view/span';
import { rowSpans, withoutRows } from './rowSpans';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * Finds the tenant that a mail prints once for several of its events: outside of all of them, above
 * an event or, if there is but one such, anywhere. Rows of a table that sums up the events tell the
 * tenants of single events, so they do not count.
 * @param spans the mail's events, in its order
 */
export function sharedTenants(
	view: MailView,
	spans: readonly Span[],
): (span: Span) => string | null {
	const outside = withoutRows(view, rowSpans(view)).pairs.filter((pair) => {
		const before = spans[indexFrom(spans, pair.first + 1, ({ first }) => first) - 1];
		const inside = before !== undefined && pair.first <= before.last;
		return !inside && pair.value !== '' && view.vocabulary.meaningOf(pair.label) === 'tenant';
	});
	const only = outside.length === 1 ? outside[0] : undefined;
	return (span) => {
		const above = outside[indexFrom(outside, span.first, ({ first }) => first) - 1];
		return (above ?? only)?.value ?? null;
	};
}
