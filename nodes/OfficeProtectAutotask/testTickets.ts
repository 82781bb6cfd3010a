import { unreadableItem } from './alert/unreadableItem';
import { readTicketFields } from './autotask/tickets';
import { rulesActWithinMs } from './delivery/keyLasts';
import type { Office } from './delivery/office';
import type { Checked } from './failure';
import { referenceFor, settle } from './settle';
import { foldCopies } from './plan/candidate';
import { testCandidate } from './plan/testCandidate';
import type { TestRequest } from './plan/testCandidate';
import { changesAfterCreate } from './report/changesAfterCreate';
import type { Outcome } from './report/outcome';
import { inInputOrder, outcomesOfReadings } from './report/outcomes';

/** What to send a test ticket for, or why the parameters of that item cannot be used. */
export interface TestItem {
	readonly itemIndex: number;
	readonly choices: Checked<TestRequest>;
}

/**
 * Sends a test ticket for each seed among the items, through the very code of real ones, and reads it
 * back after a moment, so that the outcome shows what Autotask's own rules changed. For the further
 * items of a seed the ticket is an existing one.
 */
export async function sendTests(
	items: readonly TestItem[],
	dryRun: boolean,
	office: Office,
): Promise<readonly Outcome[]> {
	const requests = items.flatMap(({ choices }) => (choices.kind === 'ok' ? choices.value : []));
	const unusable = items.flatMap(({ itemIndex, choices }): readonly Outcome[] =>
		choices.kind === 'ok' ? [] : outcomesOfReadings([unreadableItem(itemIndex, choices.failure)]),
	);
	return inInputOrder([...unusable, ...(await sendAll(requests, dryRun, office))]);
}

async function sendAll(
	requests: readonly TestRequest[],
	dryRun: boolean,
	office: Office,
): Promise<readonly Outcome[]> {
	if (requests.length === 0) return [];
	const { context } = office;
	const companyIds = requests.map(({ company }) => company.companyID);
	const reference = await referenceFor(companyIds, office);
	if (reference.kind === 'fail') {
		const { failure } = reference;
		return outcomesOfReadings(requests.map(({ itemIndex }) => unreadableItem(itemIndex, failure)));
	}
	const candidates = foldCopies(
		requests.map((request) => testCandidate(request, reference.value, context.now)),
	);
	const run = { newTickets: 0, dryRun };
	const outcomes = await settle(candidates, reference.value, run, office);
	if (outcomes.some(({ kind }) => kind === 'created')) await context.wait(rulesActWithinMs);
	return Promise.all(outcomes.map((outcome) => readBack(outcome, office)));
}

async function readBack(outcome: Outcome, { client }: Office): Promise<Outcome> {
	if (outcome.kind !== 'created' || outcome.sent === null) return outcome;
	const read = await readTicketFields(client, outcome.delivered.ticket.id);
	if (read.kind !== 'ok' || read.value === null) return outcome;
	const remarks = [...outcome.delivered.remarks, ...changesAfterCreate(outcome.sent, read.value)];
	return { ...outcome, delivered: { ...outcome.delivered, remarks } };
}
