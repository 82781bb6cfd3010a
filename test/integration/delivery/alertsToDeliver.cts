import { loadReference } from '../../../nodes/OfficeProtectAutotask/autotask/reference';
import { settle } from '../../../nodes/OfficeProtectAutotask/settle';
import type { Candidate } from '../../../nodes/OfficeProtectAutotask/plan/candidate';
import type { Outcome } from '../../../nodes/OfficeProtectAutotask/report/outcome';
import type { FieldValue } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';
import type { Standin, StoredTicket } from '../../standinProcess.cts';
import { sampleCandidate } from '../../unit/sampleAlert.cts';
import type { Office } from '../../../nodes/OfficeProtectAutotask/delivery/office';

type Draft = Parameters<typeof sampleCandidate>[1];

/** The n-th alert, its ticket drafted for the company, with a due date. */
export function alertFor(
	companyID: number,
	n: number,
	changes: Draft = {},
	fields: Readonly<Record<string, FieldValue>> = {},
): Extract<Candidate, { kind: 'ticket' }> {
	const candidate = sampleCandidate(n, changes);
	const dueDateTime = '2026-12-01T10:00:00Z';
	return {
		...candidate,
		draft: {
			...candidate.draft,
			fields: { ...candidate.draft.fields, companyID, dueDateTime, ...fields },
		},
	};
}

/** The first alerts. */
export function alertsFor(companyID: number, count: number): readonly Candidate[] {
	return Array.from({ length: count }, (_, n) => alertFor(companyID, n + 1));
}

/** The second half of the walk, without a limit of new tickets. */
export async function deliverIn(
	office: Office,
	candidates: readonly Candidate[],
): Promise<readonly Outcome[]> {
	const reference = await loadReference(office.client, [], office.reference, 0);
	if (reference.kind !== 'ok') throw new Error('The stand-in does not give its metadata');
	return settle(candidates, reference.value, { newTickets: 0, dryRun: false }, office);
}

export const kinds = (outcomes: readonly Outcome[]) => outcomes.map(({ kind }) => kind);

/** The kind of each outcome; of a failed one its code. */
export const codes = (outcomes: readonly Outcome[]) =>
	outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.failure.code : outcome.kind));

export async function openTicketsOf({ admin }: Standin): Promise<readonly StoredTicket[]> {
	return (await admin.tickets()).filter(({ completedDate }) => completedDate === null);
}
