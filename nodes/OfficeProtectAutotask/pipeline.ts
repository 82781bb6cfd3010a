import { memoize } from 'lodash';
import type { Alert, Origin } from './alert/alert';
import { readItem } from './alert/readItem';
import type { ReaderOptions } from './alert/readerOptions';
import type { Reading } from './alert/reading';
import type { SourceItem } from './alert/sourceItem';
import { unreadableItem } from './alert/unreadableItem';
import { failureOf } from './autotask/failures';
import { loadReference } from './autotask/reference';
import type { Reference } from './autotask/reference';
import type { Checked } from './failure';
import { inStretches } from './inStretches';
import { claim } from './delivery/claim';
import { deliver } from './delivery/deliver';
import { gather } from './delivery/gather';
import type { Office } from './delivery/office';
import { foldCopies } from './plan/candidate';
import type { Candidate } from './plan/candidate';
import { candidateOf, failedCandidate } from './plan/candidateOf';
import { failAll, makePlan } from './plan/plan';
import type { Outcome } from './report/outcome';
import {
	inInputOrder,
	outcomesOfIntents,
	outcomesOfReadings,
	outcomesOfUnreached,
} from './report/outcomes';
import { companyIdsOf, rulesOf } from './routing/rules';
import type { RoutingChoices } from './routing/rules';
import type { RunContext } from './runContext';

/** An input item and the choices that hold for it, or why they cannot be used. */
export interface BatchItem {
	readonly source: SourceItem;
	readonly choices: Checked<{ readonly reader: ReaderOptions; readonly routing: RoutingChoices }>;
}

/** What is needed of an item to read it. */
export interface Readable {
	readonly source: SourceItem;
	readonly choices: Checked<{ readonly reader: ReaderOptions }>;
}

/** How a run goes about it. */
export interface RunChoices {
	/** New tickets at most; 0: no limit. */
	readonly newTickets: number;
	/** Do everything but write. */
	readonly dryRun: boolean;
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

/** Reads items as their choices say; the readings are by item. */
export async function readItems(
	items: readonly Readable[],
	context: RunContext,
): Promise<readonly (readonly Reading[])[]> {
	const { signal } = context;
	return inStretches(
		items,
		({ source, choices }) =>
			readItemWith(source, signal.aborted ? { kind: 'fail', failure: cancelled } : choices),
		context,
	);
}

/** Reads an item as its choices say; an item whose choices cannot be used is unreadable. */
export async function readItemWith(
	source: SourceItem,
	choices: Checked<{ readonly reader: ReaderOptions }>,
): Promise<readonly Reading[]> {
	if (choices.kind === 'ok') return readItem(source, choices.value.reader);
	return [unreadableItem(source.itemIndex, choices.failure)];
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

/** The ticket settings that Autotask offers and these companies, or why they cannot be read. */
export async function referenceFor(
	companyIds: readonly number[],
	{ client, reference: cache, context }: Office,
): Promise<Checked<Reference>> {
	const read = await loadReference(client, companyIds, cache, context.clock());
	if (read.kind === 'ok') return read;
	return { kind: 'fail', failure: failureOf(read, 'read the ticket settings from Autotask') };
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
				? failedCandidate(alert, origin, cancelled)
				: candidateOf(alert, origin, rules(routing), schema, context.now),
		context,
	);
	return foldCopies(candidates);
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
	if (release === null) return outcomesOfIntents(failAll(candidates, cancelled), null);
	try {
		const known = await gather(candidates, office);
		if (known.kind !== 'ok') {
			const failure = failureOf(known, 'look for tickets of these alerts');
			return outcomesOfIntents(failAll(candidates, failure), null);
		}
		const plan = makePlan(candidates, known.value, run.newTickets);
		const deliveries = run.dryRun ? null : await deliver(plan, { ...office, schema });
		return outcomesOfIntents(plan, deliveries);
	} finally {
		release();
	}
}

const cancelled = failureOf(
	{ kind: 'notSent', why: 'cancelled' },
	'look for tickets of these alerts',
);
