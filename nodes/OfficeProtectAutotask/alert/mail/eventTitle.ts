import { withoutBullet } from '../document/textDocument';
import { isGenericHeading, isHeadingLike } from '../view/headings';
import type { MailView } from '../view/mailView';
import { within } from '../view/span';
import type { Span } from '../view/span';
import { printedType } from '../view/titles';
import { bareSubject } from '../wording';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export interface EventTitle {
	readonly printed: string;
	/** The type's key; null for a title that names no known type. */
	readonly type: string | null;
	readonly from: 'title' | 'label' | 'heading' | 'subject' | 'text' | 'nothing';
}

/**
 * The best title that a mail offers for one of its events. A known type counts wherever it stands:
 * in a title, beside a label, in the subject, as the only one that the text mentions. Failing that,
 * what stands beside a type label, a heading of the event's own, or the subject.
 * @param subject null when the mail carries several events, since it then names none of them
 */
export function eventTitle(
	view: MailView,
	span: Span,
	typeBesideLabel: string | null,
	subject: string | null,
): EventTitle {
	const { typeNamed, typesIn } = view.vocabulary;
	const heading = headingOf(view, span);
	const known = (printed: string | null | undefined, from: EventTitle['from']) =>
		printed === null || printed === undefined ? null : titleOf(printed, typeNamed(printed), from);
	const bare = subject === null ? null : bareSubject(subject);
	const inSubject = bare === null ? null : (printedType(bare, typeNamed) ?? typesIn(bare));
	return (
		known(titleWithin(view, span), 'title') ??
		(typeNamed(typeBesideLabel ?? '') === null ? null : known(typeBesideLabel, 'label')) ??
		known(inSubject, 'subject') ??
		(heading === null ? known(typesIn(spanWords(view, span)), 'text') : null) ??
		known(typeBesideLabel, 'label') ??
		known(heading, 'heading') ??
		(bare === null || bare === '' ? null : known(bare, 'subject')) ??
		known(firstLine(view, span), 'text') ?? { printed: '', type: null, from: 'nothing' }
	);
}

function titleOf(printed: string, type: string | null, from: EventTitle['from']): EventTitle {
	return { printed, type, from };
}

/** The title in these lines; of several the one that labels follow. */
function titleWithin(view: MailView, span: Span): string | null {
	const titles = within(view.titles, span, ({ line }) => line);
	const followed = titles.findLast((title, index) => {
		const next = titles[index + 1]?.line ?? span.last + 1;
		return (
			within(view.pairs, { first: title.line, last: next - 1 }, ({ first }) => first).length > 0
		);
	});
	return (followed ?? titles[0])?.printed ?? null;
}

function headingOf(view: MailView, span: Span): string | null {
	const pairs = within(view.pairs, span, ({ first }) => first);
	const labels = new Set(pairs.flatMap((pair) => [pair.first, pair.last]));
	const linked = new Set(within(view.links, span, ({ line }) => line).map(({ line }) => line));
	for (let index = span.first; index <= span.last; index++) {
		const line = view.document.lines[index];
		if (line === undefined || labels.has(index) || linked.has(index)) continue;
		if (view.envelope.has(index) || view.heads.has(index) || !isHeadingLike(line)) continue;
		if (!isGenericHeading(line.text) && line.text.length <= 200) return line.text;
	}
	return null;
}

function firstLine(view: MailView, span: Span): string | null {
	const line = view.document.lines
		.slice(span.first, span.last + 1)
		.find((own, index) => own.text !== '' && !view.envelope.has(span.first + index));
	return line === undefined ? null : withoutBullet(line.text).slice(0, 200);
}

function spanWords(view: MailView, span: Span): string {
	return view.document.lines
		.slice(span.first, span.last + 1)
		.map((line) => line.text)
		.join(' ')
		.slice(0, 100_000);
}
