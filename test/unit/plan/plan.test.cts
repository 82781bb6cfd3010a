import { foldCopies } from '../../../nodes/OfficeProtectAutotask/plan/candidate';
import type { Candidate } from '../../../nodes/OfficeProtectAutotask/plan/candidate';
import { failAll, makePlan } from '../../../nodes/OfficeProtectAutotask/plan/plan';
import type { Known } from '../../../nodes/OfficeProtectAutotask/plan/plan';
import {
	sampleAlert,
	sampleCandidate,
	sampleKeys,
	sampleTrace,
	textsWithNotes,
} from '../sampleAlert.cts';
import { sampleFailure } from '../sampleFailure.cts';
import { ticketRow } from '../ticketRow.cts';

const nothingKnown: Known = {
	tickets: new Map(),
	noteTitles: new Map(),
	unclear: new Map(),
	rejected: new Set(),
};
const failure = sampleFailure();

function skipped(n: number): Candidate {
	return {
		kind: 'skip',
		keys: sampleKeys(n),
		origins: [{ itemIndex: n, position: 0 }],
		alert: sampleAlert(),
		trace: sampleTrace,
		reason: { code: 'unmappedTenant', tenant: 'Contoso Ltd' },
	};
}

function failing(n: number): Candidate {
	const { keys, origins, alert, trace, company } = sampleCandidate(n);
	return { kind: 'fail', keys, origins, alert, trace, company, failure };
}

describe('the plan', () => {
	test('creates what Autotask does not hold', () => {
		expect(makePlan([sampleCandidate(1)], nothingKnown, 100)).toMatchObject([
			{ kind: 'create', keys: sampleKeys(1) },
		]);
	});

	test('leaves what exists, completed or not, and knows which notes are missing', () => {
		const notes = [
			{ title: 'part 1/2', description: 'one' },
			{ title: 'part 2/2', description: 'two' },
		];
		const tickets = [ticketRow({ id: 7, completedDate: '2026-03-04T11:00:00Z' })] as const;
		const [intent] = makePlan(
			[sampleCandidate(1, { draft: textsWithNotes(notes) })],
			{
				tickets: new Map([[sampleKeys(1).alertKey, tickets]]),
				noteTitles: new Map([[7, new Set(['part 1/2'])]]),
				unclear: new Map(),
				rejected: new Set(),
			},
			100,
		);
		expect(intent).toMatchObject({ kind: 'existing', tickets });
		if (intent?.kind !== 'existing') throw new Error('not existing');
		expect(intent.missingNotes.get(7)).toEqual([notes[1]]);
	});

	test('finds the ticket of an alert whose settings have become invalid', () => {
		const known = {
			...nothingKnown,
			tickets: new Map([[sampleKeys(1).alertKey, [ticketRow({ id: 7 })] as const]]),
		};
		expect(makePlan([failing(1)], known, 100)).toMatchObject([{ kind: 'existing', draft: null }]);
		expect(makePlan([failing(1)], nothingKnown, 100)).toMatchObject([{ kind: 'fail', failure }]);
	});

	test('fails an alert of which it is not known whether a ticket stands', () => {
		const known = { ...nothingKnown, unclear: new Map([[sampleKeys(1).alertKey, failure]]) };
		expect(makePlan([sampleCandidate(1), sampleCandidate(2)], known, 100)).toMatchObject([
			{ kind: 'fail', failure },
			{ kind: 'create' },
		]);
	});

	test('creates the oldest alerts within the limit and holds the rest back', () => {
		const at = (hour: number) => ({
			alert: { occurredAt: `2026-03-04T0${String(hour)}:00:00.000Z` },
		});
		const undated = { alert: { occurredAt: null, receivedAt: null } };
		const intents = makePlan(
			[
				sampleCandidate(1, at(3)),
				sampleCandidate(2, undated),
				sampleCandidate(3, at(1)),
				sampleCandidate(4, { alert: { occurredAt: null, receivedAt: '2026-03-04T02:00:00Z' } }),
				skipped(5),
			],
			nothingKnown,
			2,
		);
		expect(intents.map(({ kind }) => kind)).toEqual(['skip', 'skip', 'create', 'create', 'skip']);
		expect(intents[0]).toMatchObject({ reason: { code: 'heldBack' } });
		expect(intents[4]).toMatchObject({ reason: { code: 'unmappedTenant' } });
	});

	test('lets what Autotask rejected before wait behind newer alerts', () => {
		const at = (hour: number) => ({
			alert: { occurredAt: `2026-03-04T0${String(hour)}:00:00.000Z` },
		});
		const intents = makePlan(
			[sampleCandidate(1, at(1)), sampleCandidate(2, at(2))],
			{ ...nothingKnown, rejected: new Set([sampleKeys(1).alertKey]) },
			1,
		);
		expect(intents.map(({ kind }) => kind)).toEqual(['skip', 'create']);
	});

	test('holds nothing back without a limit', () => {
		const many = Array.from({ length: 250 }, (_, n) => sampleCandidate(n));
		const kinds = new Set(makePlan(many, nothingKnown, 0).map(({ kind }) => kind));
		expect([...kinds]).toEqual(['create']);
	});

	test('existing tickets do not count towards the limit', () => {
		const known = {
			...nothingKnown,
			tickets: new Map([[sampleKeys(1).alertKey, [ticketRow()] as const]]),
		};
		const kinds = makePlan([sampleCandidate(1), sampleCandidate(2)], known, 1).map((i) => i.kind);
		expect(kinds).toEqual(['existing', 'create']);
	});

	test('creates nothing when Autotask could not be asked, and keeps the reasons to skip', () => {
		expect(failAll([sampleCandidate(1), skipped(2)], failure)).toMatchObject([
			{ kind: 'fail', failure, company: { companyID: 175 } },
			{ kind: 'skip', reason: { code: 'unmappedTenant' } },
		]);
	});
});

describe('copies of an alert in one run', () => {
	test('become one candidate with every origin, the first copy deciding', () => {
		const copy = { ...sampleCandidate(1), origins: [{ itemIndex: 9, position: 3 }] as const };
		const folded = foldCopies([sampleCandidate(1), sampleCandidate(2), copy, failing(1)]);
		expect(folded).toHaveLength(2);
		expect(folded[0]).toMatchObject({
			kind: 'ticket',
			origins: [
				{ itemIndex: 1, position: 0 },
				{ itemIndex: 9, position: 3 },
				{ itemIndex: 1, position: 0 },
			],
		});
	});
});
