import { uniq } from 'lodash';
import { rowSpans, withoutRows } from '../events/rowSpans';
import type { MailView } from '../view/mailView';
import type { Span } from '../view/span';

type Pair = MailView['pairs'][number];

/**
 * Whether a mail seems to print the tenant of each event behind its links: the first event has none
 * above or in it, one follows the last event, and they differ. Read from above, each alert would get
 * the tenant of the event before it, so none of them says whose an alert is.
 * @param spans the mail's events, in its order
 */
export function printsTenantsBehind(view: MailView, spans: readonly Span[]): boolean {
	const [first, last] = [spans[0], spans.at(-1)];
	if (first === undefined || last === undefined || first === last) return false;
	const tenants = withoutRows(view, rowSpans(view)).pairs.filter((pair) => isTenant(view, pair));
	const loose = tenants.filter(
		(pair) =>
			spans.some((span) => opens(span, pair)) || !spans.some((span) => contains(span, pair)),
	);
	return (
		tenants.every((pair) => pair.first > first.last) &&
		loose.some((pair) => pair.first > last.last) &&
		uniq(loose.map(({ value }) => value.toLowerCase())).length > 1
	);
}

/** The span without the tenant that stands at its top, which is that of the event before. */
export function belowTenantAtTop(view: MailView, span: Span): Span {
	const top = view.pairs.find((pair) => isTenant(view, pair) && opens(span, pair));
	return top === undefined ? span : { first: top.last + 1, last: span.last };
}

function isTenant({ vocabulary }: MailView, { label, value }: Pair): boolean {
	return value !== '' && vocabulary.meaningOf(label) === 'tenant';
}

function opens(span: Span, pair: Pair): boolean {
	return pair.first === span.first;
}

function contains(span: Span, pair: Pair): boolean {
	return pair.first >= span.first && pair.first <= span.last;
}
