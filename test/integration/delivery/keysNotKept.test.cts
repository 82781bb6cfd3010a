import { sampleKeys } from '../../unit/sampleAlert.cts';
import { useStandin } from '../../useStandin.cts';
import { openTestOffice } from '../office.cts';
import type { TestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, alertsFor, codes, deliverIn, kinds, openTicketsOf } from './alertsToDeliver.cts';
import { interrupted } from './interruptedOffice.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

describe('an Autotask that does not keep the external id', () => {
	test('costs one ticket, closed again, whatever the number of alerts', async () => {
		await set({ externalIdStored: 'never' });
		const outcomes = await deliverIn(openTestOffice(standin()), alertsFor(contoso, 50));
		expect(new Set(codes(outcomes))).toEqual(new Set(['externalIdNotKept']));
		expect(await admin().tickets()).toHaveLength(1);
		expect(await openTicketsOf(standin())).toHaveLength(0);
	});

	test('is not tried again for fifteen minutes, then once', async () => {
		await set({ externalIdStored: 'never' });
		const office = openTestOffice(standin());
		await deliverIn(office, alertsFor(contoso, 5));
		await deliverIn(office, alertsFor(contoso, 5));
		expect(await admin().tickets()).toHaveLength(1);
		await set({ externalIdStored: 'always' });
		office.advance(15 * 60_000);
		expect(new Set(kinds(await deliverIn(office, alertsFor(contoso, 5))))).toEqual(
			new Set(['created']),
		);
		expect(await openTicketsOf(standin())).toHaveLength(5);
	});

	test('but takes it in an update gets it put back', async () => {
		await set({ externalIdStored: 'notOnCreate' });
		expect(
			new Set(kinds(await deliverIn(openTestOffice(standin()), alertsFor(contoso, 5)))),
		).toEqual(new Set(['created']));
		expect((await openTicketsOf(standin())).map(({ externalID }) => externalID).sort()).toEqual(
			alertsFor(contoso, 5).map(({ keys }) => keys.externalId),
		);
		expect(
			new Set(kinds(await deliverIn(openTestOffice(standin()), alertsFor(contoso, 5)))),
		).toEqual(new Set(['existing']));
	});
});

describe('runs of one process where keys are not kept', () => {
	test('cost one ticket together, though each has alerts of its own', async () => {
		await set({ externalIdStored: 'never' });
		const office = openTestOffice(standin());
		const runs = [1, 2, 3, 4].map(async (n) => {
			const { memory, claims, reference } = office;
			const next = { ...openTestOffice(standin()), memory, claims, reference };
			return deliverIn(next, [alertFor(contoso, n)]);
		});
		expect(new Set(codes((await Promise.all(runs)).flat()))).toEqual(
			new Set(['externalIdNotKept']),
		);
		expect(await admin().tickets()).toHaveLength(1);
	});

	test('notice that a workflow rule empties them only seconds later', async () => {
		await set({ workflowRules: [{ afterMs: 500, set: { externalID: null } }] });
		for (let run = 1; run <= 2; run += 1) {
			const outcomes = await deliverIn(openTestOffice(standin(), 'real'), alertsFor(contoso, 12));
			expect(kinds(outcomes).filter((kind) => kind === 'created')).toHaveLength(1);
			expect(new Set(codes(outcomes).slice(run))).toEqual(new Set(['externalIdNotKept']));
			expect(await openTicketsOf(standin())).toHaveLength(run);
		}
	}, 30_000);

	test('do not take the ticket of another worker for a proof, whose key was put back', async () => {
		const workflowRules = [{ afterMs: 500, set: { externalID: null } }];
		await set({ workflowRules });
		const { externalId } = sampleKeys(1);
		const theirs = { externalID: externalId, companyID: contoso, title: 'Theirs', queueID: 8 };
		const office = interrupted(openTestOffice(standin(), 'real'), 'create', async () =>
			admin().seed({ tickets: [{ ...theirs, status: 1, priority: 2 }] }),
		);
		const outcomes = await deliverIn(office, alertsFor(contoso, 3));
		expect(codes(outcomes)).toEqual(['existing', 'externalIdNotKept', 'externalIdNotKept']);
	}, 30_000);

	test('put every key back, though some were found before a rule emptied them', async () => {
		await set({ workflowRules: [{ afterMs: 0, set: { externalID: null } }] });
		const counted = openTestOffice(standin());
		const wait: TestOffice['context']['wait'] = async (ms) =>
			ms === 3000 ? openTestOffice(standin(), 'real').context.wait(1500) : counted.context.wait(ms);
		const office = { ...counted, context: { ...counted.context, wait } };
		const later = interrupted(office, 'update', async () =>
			set({ workflowRules: [{ afterMs: 1000, set: { externalID: null } }] }),
		);
		const outcomes = await deliverIn(later, alertsFor(contoso, 4));
		expect(kinds(outcomes)).toEqual(Array(4).fill('created'));
		await openTestOffice(standin(), 'real').context.wait(1500);
		const again = await deliverIn(openTestOffice(standin()), alertsFor(contoso, 4));
		expect(kinds(again)).toEqual(Array(4).fill('existing'));
	}, 30_000);

	test('notice that a rule begins to empty them while they work', async () => {
		const office = openTestOffice(standin(), 'real');
		await deliverIn(office, [alertFor(contoso, 1)]);
		const workflowRules = [{ afterMs: 300, set: { externalID: null } }];
		await set({ workflowRules });
		expect(codes(await deliverIn(office, [alertFor(contoso, 2)]))).toEqual(['created']);
		await office.context.wait(500);
		const outcomes = await deliverIn(
			office,
			[3, 4, 5].map((n) => alertFor(contoso, n)),
		);
		expect(codes(outcomes)).toEqual(['created', 'externalIdNotKept', 'externalIdNotKept']);

		expect(kinds(await deliverIn(office, [alertFor(contoso, 2)]))).toEqual(['existing']);
		const open = await openTicketsOf(standin());
		expect(open.map(({ externalID }) => externalID)).toContain(sampleKeys(2).externalId);
	}, 30_000);

	test('make a handful of tickets, not a batch, when keys were kept a moment ago', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, [alertFor(contoso, 1)]);
		await set({ externalIdStored: 'never' });
		const outcomes = await deliverIn(office, alertsFor(contoso, 60).slice(1));
		expect(new Set(codes(outcomes))).toEqual(new Set(['externalIdNotKept']));
		expect((await admin().tickets()).length).toBeLessThanOrEqual(1 + 3 + 4);
		expect(codes(await deliverIn(office, [alertFor(contoso, 61)]))).toEqual(['externalIdNotKept']);
		expect((await admin().tickets()).length).toBeLessThanOrEqual(1 + 3 + 4);
	});

	test('put every key back, though each of two workers made a ticket of one alert', async () => {
		const workers = [openTestOffice(standin()), openTestOffice(standin())];
		for (const office of workers) {
			expect(kinds(await deliverIn(office, [alertFor(contoso, 1)]))).toEqual(['created']);
			for (const { id } of await admin().tickets()) {
				await admin().touchTicket(id, { externalID: null });
			}
		}
		for (const office of workers) {
			expect(kinds(await deliverIn(office, [alertFor(contoso, 1)]))).toEqual(['existing']);
		}
		const open = await openTicketsOf(standin());
		expect(open.map(({ externalID }) => externalID)).toEqual([sampleKeys(1).externalId]);
	});

	test('hold the rest where the time to look whether a key lasts is spent', async () => {
		const office = openTestOffice(standin(), 'counted', { budgetMs: 2999 });
		expect(codes(await deliverIn(office, alertsFor(contoso, 3)))).toEqual([
			'created',
			'budgetSpent',
			'budgetSpent',
		]);
		const { memory, claims, reference } = office;
		const next = { ...openTestOffice(standin()), memory, claims, reference };
		expect(codes(await deliverIn(next, alertsFor(contoso, 3)))).toEqual([
			'existing',
			'created',
			'created',
		]);
	});

	test('go on though Autotask refuses to show the ticket that was made last', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, [alertFor(contoso, 1)]);
		const [made] = await admin().tickets();
		await admin().touchTicket(made?.id ?? -1, { externalID: null });
		await admin().addFault({
			method: 'GET',
			path: `/Tickets/${String(made?.id)}`,
			count: 0,
			effect: { kind: 'answer', status: 500, body: { errors: ['Broken'] }, when: 'beforeCommit' },
		});
		expect(codes(await deliverIn(office, [alertFor(contoso, 2)]))).toEqual(['created']);
	});

	test('put a key back later when Autotask did not answer, though another worker has a ticket', async () => {
		await set({ externalIdStored: 'notOnCreate' });
		const office = openTestOffice(standin());
		const silent = withoutUpdates(office);
		expect(codes(await deliverIn(silent, [alertFor(contoso, 1)]))).toEqual(['budgetSpent']);
		const other = openTestOffice(standin());
		expect(kinds(await deliverIn(other, [alertFor(contoso, 1)]))).toEqual(['created']);
		expect(await openTicketsOf(standin())).toHaveLength(2);

		expect(kinds(await deliverIn(office, [alertFor(contoso, 1)]))).toEqual(['existing']);
		const open = await openTicketsOf(standin());
		expect(open.map(({ externalID }) => externalID)).toEqual([sampleKeys(1).externalId]);
	});
});

/** The office as it is when its time for waiting is over before a ticket is changed. */
function withoutUpdates(office: TestOffice): TestOffice {
	const update: TestOffice['client']['update'] = async () =>
		Promise.resolve({ kind: 'notSent', why: 'budget' });
	return { ...office, client: { ...office.client, update } };
}
