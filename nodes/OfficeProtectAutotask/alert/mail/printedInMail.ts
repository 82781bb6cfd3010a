import { printedFields } from '../labels/printedFields';
import { eventTitle } from './eventTitle';
import { op1TypeNamed } from '../identity/identityOf';
import type { PrintedAlert } from '../identity/identityOf';
import type { MailView } from '../view/mailView';
import { sharedTenants } from '../events/sharedTenant';
import type { Span } from '../view/span';
import { linksWithin, pairsWithin, proseLines } from '../view/spanParts';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * What a mail prints of its events, for their identities.
 * @param view read with the vocabulary frozen with op1
 */
export function printedInMail(
	view: MailView,
	spans: readonly Span[],
	subject: string,
): readonly PrintedAlert[] {
	const several = spans.length > 1;
	const sharedTenant = sharedTenants(view, spans);
	return spans.map((span) => {
		const pairs = pairsWithin(view, span);
		const { meaningOf } = view.vocabulary;
		const fields = printedFields(pairs, meaningOf, (name) => op1TypeNamed(name) !== null);
		const title = eventTitle(view, span, fields.type, several ? null : subject);
		const fromSubject = title.type === null && title.from === 'subject';
		return {
			title: fromSubject ? null : title.printed,
			pairs,
			sharedTenant: several && fields.tenant === null ? sharedTenant(span) : null,
			prose: proseLines(view, span)
				.map((line) => line.text)
				.join(' '),
			links: linksWithin(view, span).filter((link) => link.role === 'viewEvent'),
			ownId: null,
		};
	});
}
