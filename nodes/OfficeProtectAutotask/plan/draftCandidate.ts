import { draftTicket } from '../ticket/draftTicket';
import type { DraftInput } from '../ticket/draftTicket';
import type { Candidate, CandidateHead } from './candidate';

/** The candidate of an alert for a company: its ticket as drafted, or why it cannot be drafted. */
export function draftCandidate(
	head: CandidateHead,
	{ company, ...input }: Pick<DraftInput, 'company' | 'settings' | 'schema' | 'now'>,
): Candidate {
	const { alert, keys, trace } = head;
	const drafted = draftTicket({ alert, keys, trace, company, ...input });
	return drafted.kind === 'ok'
		? { ...head, kind: 'ticket', company, draft: drafted.value }
		: { ...head, kind: 'fail', company, failure: drafted.failure };
}
