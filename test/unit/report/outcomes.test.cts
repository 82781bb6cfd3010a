import type { Reading } from '../../../nodes/OfficeProtectAutotask/alert/reading';
import type { Intent } from '../../../nodes/OfficeProtectAutotask/plan/plan';
import {
	inInputOrder,
	outcomesOfIntent,
	outcomesOfReadings,
	outcomesOfUnreached,
} from '../../../nodes/OfficeProtectAutotask/report/outcomes';
import { sampleAlert, sampleCandidate, sampleKeys } from '../sampleAlert.cts';
import { ticketRow } from '../ticketRow.cts';
import { contoso } from '../routing/sampleMapping.cts';
import { sampleFailure } from '../sampleFailure.cts';
import { sampleDelivered } from './sampleOutcomes.cts';
import { matching } from '../matchers.cts';

const failure = sampleFailure();

const origin = { itemIndex: 3, position: 1 };
const copy = { itemIndex: 4, position: 0 };

const { keys, alert, trace, draft } = sampleCandidate(1);
const head = { keys, origins: [origin, copy] as const, alert, trace };
const create: Extract<Intent, { kind: 'create' }> = {
	...head,
	kind: 'create',
	company: contoso,
	draft,
};
const known: Intent = {
	...head,
	kind: 'existing',
	company: contoso,
	tickets: [ticketRow({ id: 7 }), ticketRow({ id: 8 })],
	missingNotes: new Map(),
	draft: null,
};

describe('readings without an alert', () => {
	test.each<[Reading, object]>([
		[
			{ origin, kind: 'notAlert', what: 'digest', evidence: 'Weekly summary' },
			{ kind: 'skipped', reason: { code: 'digest', evidence: 'Weekly summary' } },
		],
		[
			{ origin, kind: 'untrusted', why: 'sender', evidence: 'x@fabrikam.example' },
			{ kind: 'skipped', reason: { code: 'untrustedSender', evidence: 'x@fabrikam.example' } },
		],
		[
			{ origin, kind: 'untrusted', why: 'authentication', evidence: 'dkim=fail' },
			{ kind: 'skipped', reason: { code: 'notAuthenticated', evidence: 'dkim=fail' } },
		],
		[
			{ origin, kind: 'unreadable', failure },
			{ kind: 'failed', failure, ticket: null, company: null },
		],
	])('keep where they came from and why', (reading, expected) => {
		expect(outcomesOfReadings([reading])).toEqual([{ origin, about: null, ...expected }]);
	});

	test('alerts among them are told elsewhere', () => {
		expect(outcomesOfReadings([{ origin, kind: 'alert', alert: sampleAlert() }])).toEqual([]);
	});
});

describe('alerts for which Autotask could not be asked', () => {
	test('fail one by one, with the keys they would be known by', () => {
		const alerts = [1, 2].map((n) => ({
			alert: sampleAlert(),
			origin: { ...origin, position: n },
		}));
		const outcomes = outcomesOfUnreached(alerts, failure);
		expect(outcomes.map((outcome) => outcome.origin.position)).toEqual([1, 2]);
		expect(outcomes[0]).toMatchObject({
			kind: 'failed',
			failure,
			about: { trace: null, keys: { alertKey: matching(/^op1-[0-9a-f]{20}$/) } },
		});
	});
});

describe('intents', () => {
	test('to create count as created for the first copy only', () => {
		const outcomes = outcomesOfIntent(create, {
			kind: 'created',
			dueDate: 'asDrafted',
			...sampleDelivered(),
		});
		expect(outcomes.map((outcome) => [outcome.origin, outcome.kind])).toEqual([
			[origin, 'created'],
			[copy, 'existing'],
		]);
		expect(outcomes[0]).toMatchObject({
			company: contoso,
			sent: { companyID: 175, externalID: sampleKeys(1).externalId },
		});
	});

	test.each([
		['made the ticket', 'created'],
		['lost to the ticket of another worker', 'existing'],
	] as const)('that took the fallback and %s say which due date was sent', (_, kind) => {
		const udf = { ...draft, userDefinedFields: [{ name: 'Severity', value: 'a' }] };
		const [outcome] = outcomesOfIntent(
			{ ...create, draft: udf },
			{ kind, dueDate: 'fallback', ...sampleDelivered() },
		);
		expect(outcome).toMatchObject({
			kind,
			sent: { dueDateTime: draft.fallbackDueDateTime, 'udf:Severity': 'a' },
		});
	});

	test('that failed name the ticket which stands all the same', () => {
		const ticket = { id: 7, ticketNumber: null };
		const outcomes = outcomesOfIntent(create, { kind: 'failed', failure, ticket });
		expect(outcomes).toMatchObject([
			{ kind: 'failed', failure, ticket, company: contoso },
			{ kind: 'failed', failure, ticket },
		]);
	});

	test('of a dry run are planned, and known tickets existing', () => {
		expect(outcomesOfIntent(create, null)).toMatchObject([
			{ kind: 'planned', sent: { externalID: sampleKeys(1).externalId }, remarks: [] },
			{ kind: 'planned' },
		]);
		expect(outcomesOfIntent(known, null)).toMatchObject([
			{ kind: 'existing', sent: null, delivered: { ticket: { id: 7 }, lostRace: [] } },
			{ kind: 'existing' },
		]);
	});

	test('for known tickets tell what was done with them', () => {
		const lost = [{ id: 8, ticketNumber: 'T20260304.0008' }];
		const [outcome] = outcomesOfIntent(known, {
			kind: 'existing',
			dueDate: null,
			...sampleDelivered({ lostRace: lost }),
		});
		expect(outcome).toMatchObject({ kind: 'existing', sent: null, delivered: { lostRace: lost } });
	});

	test('to skip or to fail give the reason to every copy', () => {
		const heldBack: Intent = { ...head, kind: 'skip', reason: { code: 'heldBack' } };
		const fail: Intent = { ...head, kind: 'fail', company: null, failure };
		expect([heldBack, fail].flatMap((intent) => outcomesOfIntent(intent, null))).toMatchObject([
			{ origin, kind: 'skipped', reason: { code: 'heldBack' } },
			{ origin: copy, kind: 'skipped', reason: { code: 'heldBack' } },
			{ origin, kind: 'failed', failure, ticket: null },
			{ origin: copy, kind: 'failed', failure, ticket: null },
		]);
	});
});

test('outcomes come in the order of the input', () => {
	const at = (itemIndex: number, position: number) =>
		outcomesOfReadings([{ origin: { itemIndex, position }, kind: 'unreadable', failure }]);
	const mixed = [...at(10, 0), ...at(2, 1), ...at(2, 0), ...at(0, 0)];
	const places = inInputOrder(mixed).map(({ origin: { itemIndex, position } }) => [
		itemIndex,
		position,
	]);
	expect(places).toEqual([
		[0, 0],
		[2, 0],
		[2, 1],
		[10, 0],
	]);
});
