import type { Alert, Origin } from '../alert/alert';
import type { AlertKeys } from '../alert/identity/identity';
import type { Failure } from '../failure';
import type { NonEmpty } from '../nonEmpty';
import type { CompanyRef } from '../routing/mapping';
import type { SkipReason, Trace } from '../routing/route';
import type { TicketDraft } from '../ticket/draft';

/** An alert of the run and how it was routed. */
export interface CandidateHead {
	readonly keys: AlertKeys;
	/** Every copy of the alert in this run; the first decides. */
	readonly origins: NonEmpty<Origin>;
	readonly alert: Alert;
	readonly trace: Trace;
}

/** An alert of the run before Autotask is asked: its ticket as drafted, or why it gets none. */
export type Candidate = CandidateHead &
	(
		| { readonly kind: 'ticket'; readonly company: CompanyRef; readonly draft: TicketDraft }
		| { readonly kind: 'skip'; readonly reason: SkipReason }
		| { readonly kind: 'fail'; readonly company: CompanyRef | null; readonly failure: Failure }
	);

/**
 * One candidate per alert key, in the order of the first copies; a further copy in the same run
 * shares the fate of the first.
 */
export function foldCopies(candidates: readonly Candidate[]): readonly Candidate[] {
	const byKey = new Map<string, Candidate>();
	for (const candidate of candidates) {
		const first = byKey.get(candidate.keys.alertKey);
		byKey.set(
			candidate.keys.alertKey,
			first === undefined
				? candidate
				: { ...first, origins: [...first.origins, ...candidate.origins] },
		);
	}
	return [...byKey.values()];
}
