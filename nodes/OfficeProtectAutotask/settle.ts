import { cancelledBeforeLookUp, failureOf } from './autotask/failures';
import { loadReference } from './autotask/reference';
import type { Reference } from './autotask/reference';
import { claim } from './delivery/claim';
import { deliver } from './delivery/deliver';
import { gather } from './delivery/gather';
import type { Office } from './delivery/office';
import type { Checked } from './failure';
import type { Candidate } from './plan/candidate';
import { failAll, makePlan } from './plan/plan';
import type { Intent } from './plan/plan';
import type { Outcome } from './report/outcome';
import { outcomesOfIntent } from './report/outcomes';

/** How a run goes about it. */
export interface RunChoices {
	/** New tickets at most; 0: no limit. */
	readonly newTickets: number;
	/** Do everything but write. */
	readonly dryRun: boolean;
}

/** The ticket settings that Autotask offers and these companies, or why they cannot be read. */
export async function referenceFor(
	companyIds: readonly number[],
	{ client, reference: cache, context }: Office,
): Promise<Checked<Reference>> {
	const read = await loadReference(client, companyIds, cache, context.clock());
	if (read.kind === 'ok') return read;
	return { kind: 'fail', failure: failureOf(read, 'read the ticket settings from Autotask') };
}

/** The second half of the walk: from drafted tickets to outcomes. */
export async function settle(
	candidates: readonly Candidate[],
	{ schema }: Pick<Reference, 'schema'>,
	run: RunChoices,
	office: Office,
): Promise<readonly Outcome[]> {
	const release = await claim(
		office.claims,
		candidates.map(({ keys }) => keys.alertKey),
		office.context.signal,
	);
	if (release === null) return undelivered(failAll(candidates, cancelledBeforeLookUp));
	try {
		const known = await gather(candidates, office);
		if (known.kind !== 'ok') {
			const failure = failureOf(known, 'look for tickets of these alerts');
			return undelivered(failAll(candidates, failure));
		}
		const plan = makePlan(candidates, known.value, run.newTickets);
		if (run.dryRun) return undelivered(plan);
		const outcomes: Outcome[] = [];
		await deliver(plan, { ...office, schema }, (intent, delivery) => {
			outcomes.push(...outcomesOfIntent(intent, delivery));
		});
		return outcomes;
	} finally {
		release();
	}
}

function undelivered(plan: readonly Intent[]): readonly Outcome[] {
	return plan.flatMap((intent) => outcomesOfIntent(intent, null));
}
