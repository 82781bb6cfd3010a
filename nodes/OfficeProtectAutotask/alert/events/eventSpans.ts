import type { MailView } from '../view/mailView';
import type { Span } from '../view/span';
import { labelledSpans, withLabelledParts } from './labelledSpans';
import { withLabelsAbove } from './labelsAbove';
import { linkedSpans } from './linkedSpans';
import { linkGroups, withoutSummary } from './linkGroups';
import { rowSpans, withoutRows } from './rowSpans';
import { splitView } from './splitView';
import type { SplitView } from './splitView';
import { proseSpans, titledSpans } from './titledSpans';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * The parts of a mail that carries several events, each from its title to its links. A mail with one
 * event, or with none that can be told apart, has no parts. Told by, in this order: rows of a table
 * with labels in its head, unless they sum up events that stand elsewhere; repeated *View event*
 * links; repeated titles; repeated labels.
 */
export function eventSpans(view: MailView): readonly Span[] {
	const rows = rowSpans(view);
	const elsewhere = splitView(rows.length === 0 ? view : withoutRows(view, rows));
	const others = otherSpans(withoutSummary(elsewhere));
	const spans = rows.length > Math.max(1, others.length) ? rows : others;
	return spans.length > 1 ? spans : [];
}

function otherSpans(view: SplitView): readonly Span[] {
	const whole = { first: 0, last: view.document.lines.length - 1 };
	const groups = linkGroups(view);
	const told = groups.length > 1 ? linkedSpans(view, groups) : titledSpans(view, whole);
	if (told.length < 2) {
		const labelled = labelledSpans(view, whole);
		if (labelled.length > 1) return withLabelsAbove(view, labelled);
		return view.contents.length === 0 ? proseSpans(view) : [];
	}
	return withLabelsAbove(view, told).flatMap((span) => withLabelledParts(view, span));
}
