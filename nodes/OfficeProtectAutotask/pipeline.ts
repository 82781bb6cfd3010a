import { memoize } from 'lodash';
import type { Alert, Origin } from './alert/alert';
import type { ReaderOptions } from './alert/readerOptions';
import type { Reading } from './alert/reading';
import type { SourceItem } from './alert/sourceItem';
import { cancelledBeforeLookUp } from './autotask/failures';
import type { Reference } from './autotask/reference';
import type { Office } from './delivery/office';
import type { Checked } from './failure';
import { inStretches } from './inStretches';
import { foldCopies } from './plan/candidate';
import type { Candidate } from './plan/candidate';
import { candidateOf, failedCandidate } from './plan/candidateOf';
import { readItems } from './readItems';
import type { Outcome } from './report/outcome';
import { inInputOrder, outcomesOfReadings, outcomesOfUnreached } from './report/outcomes';
import { companyIdsOf, rulesOf } from './routing/rules';
import type { RoutingChoices } from './routing/rules';
import { referenceFor, settle } from './settle';
import type { RunChoices } from './settle';

/** An input item and the choices that hold for it, or why they cannot be used. */
export interface BatchItem {
	readonly source: SourceItem;
	readonly choices: Checked<{ readonly reader: ReaderOptions; readonly routing: RoutingChoices }>;
}

/** An alert with where it came from and how it is to be routed. */
interface Received {
	readonly alert: Alert;
	readonly origin: Origin;
	readonly routing: RoutingChoices;
}

/**
 * The walk of a batch: read, route, gather, plan, deliver, report. One outcome for every alert, and
 * for every item that holds none, in the order of the input.
 */
export async function walk(
	batch: readonly BatchItem[],
	run: RunChoices,
	office: Office,
): Promise<readonly Outcome[]> {
	const readings = await readItems(batch, office.context);
	const received = batch.flatMap(({ choices }, i) =>
		choices.kind === 'ok' ? receive(readings[i] ?? [], choices.value.routing) : [],
	);
	const outcomes = await ticketAlerts(received, run, office);
	return inInputOrder([...outcomesOfReadings(readings.flat()), ...outcomes]);
}

function receive(readings: readonly Reading[], routing: RoutingChoices): readonly Received[] {
	return readings.flatMap((reading) =>
		reading.kind === 'alert' ? { alert: reading.alert, origin: reading.origin, routing } : [],
	);
}

async function ticketAlerts(
	received: readonly Received[],
	run: RunChoices,
	office: Office,
): Promise<readonly Outcome[]> {
	if (received.length === 0) return [];
	const companyIds = [...new Set(received.map(({ routing }) => routing))].flatMap(companyIdsOf);
	const reference = await referenceFor(companyIds, office);
	if (reference.kind === 'fail') return outcomesOfUnreached(received, reference.failure);
	const candidates = await routeAndDraft(received, reference.value, office);
	return settle(candidates, reference.value, run, office);
}

async function routeAndDraft(
	received: readonly Received[],
	{ schema, companies }: Reference,
	{ context }: Office,
): Promise<readonly Candidate[]> {
	const rules = memoize((routing: RoutingChoices) => rulesOf(routing, companies));
	const candidates = await inStretches(
		received,
		({ alert, origin, routing }) =>
			context.signal.aborted
				? failedCandidate(alert, origin, cancelledBeforeLookUp)
				: candidateOf(alert, origin, rules(routing), schema, context.now),
		context,
	);
	return foldCopies(candidates);
}
