import type { MailView } from './mailView';
import { indexFrom, type Span } from './span';

/**
 * Finds the tenant that a mail prints once for several of its events: outside of all of them, above
 * an event or, if there is but one such, anywhere.
 * @param spans the mail's events, in its order
 */
export function sharedTenants(
	view: MailView,
	spans: readonly Span[],
): (span: Span) => string | null {
	const outside = view.pairs.filter((pair) => {
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
