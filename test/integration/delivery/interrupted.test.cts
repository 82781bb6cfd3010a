import type { FaultSpec } from '../../standinProcess.cts';
import { openTestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, alertsFor, codes, deliverIn, openTicketsOf } from './alertsToDeliver.cts';
import { aNumber } from '../../unit/matchers.cts';
import { useStandin } from '../../useStandin.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

const alerts = (count: number) => alertsFor(contoso, count);
const outage: FaultSpec['effect'] = {
	kind: 'answer',
	status: 503,
	body: 'down',
	when: 'beforeCommit',
};

/** As another run of the same process: what it remembers stays, the run is new. */
function nextRun(office: ReturnType<typeof openTestOffice>) {
	const { memory, claims, reference } = office;
	return { ...openTestOffice(standin()), memory, claims, reference };
}

describe('a run that is cut short does not hold up the process', () => {
	test('when it is cancelled while it looks for its first ticket', async () => {
		await set({ queryLagMs: 60_000 });
		const office = openTestOffice(standin(), 'counted', { cancelAtWait: 1 });
		expect(codes(await deliverIn(office, alerts(4)))).toEqual(Array(4).fill('cancelled'));
		expect(await admin().tickets()).toHaveLength(1);
		await set({ queryLagMs: 0 });
		const outcomes = await deliverIn(nextRun(office), alerts(4));
		expect(codes(outcomes)).toEqual(['existing', 'created', 'created', 'created']);
	});

	test('when its time for waiting is spent: the ticket stands, the others are left to the next', async () => {
		await set({ queryLagMs: 60_000 });
		const office = openTestOffice(standin(), 'counted', { budgetMs: 2000 });
		const outcomes = await deliverIn(office, alerts(3));
		expect(codes(outcomes)).toEqual(['created', 'budgetSpent', 'budgetSpent']);
		await set({ queryLagMs: 0 });
		expect(codes(await deliverIn(nextRun(office), alerts(3)))).toEqual([
			'existing',
			'created',
			'created',
		]);
	});

	test('when look-ups fail after the creates: each ticket is read by its id', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, [alertFor(contoso, 99)]);
		await admin().addFault({
			method: 'POST',
			path: '/Tickets/query',
			skip: 2,
			count: 4,
			effect: outage,
		});
		expect(codes(await deliverIn(office, alerts(5)))).toEqual(Array(5).fill('created'));
		expect(office.memory.heldBy(office.context.clock())).toBeNull();
		expect(codes(await deliverIn(office, alerts(6))).at(-1)).toBe('created');
	});

	test('when Autotask refuses to show a ticket that lost its key: only that alert waits', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, alerts(2));
		const [first] = await admin().tickets();
		await admin().touchTicket(first?.id ?? -1, { externalID: '' });
		const errors = ['The logged in Resource does not have the adequate permissions.'];
		await admin().addFault({
			method: 'GET',
			path: `/Tickets/${first?.id ?? -1}`,
			count: 0,
			effect: { kind: 'answer', status: 500, body: { errors }, when: 'beforeCommit' },
		});
		const outcomes = await deliverIn(nextRun(office), alerts(3));
		expect(codes(outcomes)).toEqual(['permissionMissing', 'existing', 'created']);
		expect(outcomes[0]).toMatchObject({ failure: { again: 'later', autotask: errors } });
		await admin().clearFaults();
		expect(codes(await deliverIn(nextRun(office), alerts(3)))).toEqual(Array(3).fill('existing'));
		expect(await admin().tickets()).toHaveLength(3);
	});

	test('when Autotask stops answering right after the first creates', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, [alertFor(contoso, 99)]);
		await admin().addFault({
			path: '/Tickets/query',
			skip: 1,
			count: 0,
			effect: outage,
		});
		await admin().addFault({ method: 'GET', path: '/Tickets/*', count: 0, effect: outage });
		const outcomes = await deliverIn(office, alerts(40));
		const sent = codes(outcomes).lastIndexOf('outcomeUncertain') + 1;
		expect(sent).toBeGreaterThanOrEqual(3);
		expect(codes(outcomes)).toEqual([
			...Array<string>(sent).fill('outcomeUncertain'),
			...Array<string>(40 - sent).fill('autotaskUnreachable'),
		]);
		for (const outcome of outcomes.slice(0, sent)) {
			expect(outcome).toMatchObject({ ticket: { id: aNumber() } });
		}
		await admin().clearFaults();
		expect(codes(await deliverIn(nextRun(office), alerts(40)))).toEqual([
			...Array<string>(sent).fill('existing'),
			...Array<string>(40 - sent).fill('created'),
		]);
		expect(await openTicketsOf(standin())).toHaveLength(41);
	});

	test('when a key is to be put back and Autotask does not answer', async () => {
		await set({ externalIdStored: 'notOnCreate' });
		await admin().addFault({
			method: 'PATCH',
			path: '/Tickets',
			count: 1,
			effect: { kind: 'cut', when: 'beforeCommit' },
		});
		const office = openTestOffice(standin());
		expect(codes(await deliverIn(office, alerts(2)))).toEqual([
			'outcomeUncertain',
			'autotaskUnreachable',
		]);
		expect(await openTicketsOf(standin())).toHaveLength(1);
		expect(codes(await deliverIn(nextRun(office), alerts(2)))).toEqual(['existing', 'created']);
	});

	test('when it waits for alerts that another run has in delivery and is cancelled', async () => {
		const office = openTestOffice(standin());
		const hold = await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			effect: { kind: 'hold', when: 'beforeCommit' },
		});
		const first = deliverIn(office, alerts(1));
		while (office.claims.size === 0) await new Promise(setImmediate);
		const cancel = new AbortController();
		const { memory, claims, reference } = office;
		const other = openTestOffice(standin());
		const context = { ...other.context, signal: cancel.signal };
		const second = deliverIn({ ...other, memory, claims, reference, context }, alerts(1));
		cancel.abort();
		expect(codes(await second)).toEqual(['cancelled']);
		await admin().releaseFault(hold);
		expect(codes(await first)).toEqual(['created']);
	});
});

describe('a huge batch', () => {
	test('stops going out as soon as Autotask refuses all of it', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, [alertFor(contoso, 9999)]);
		await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			skip: 50,
			count: 0,
			effect: {
				kind: 'answer',
				status: 403,
				body: { errors: ['You do not have adequate permissions'] },
				when: 'beforeCommit',
			},
		});
		await admin().clearCounters();
		const outcomes = codes(await deliverIn(office, alerts(3000)));
		expect(outcomes.filter((code) => code === 'created')).toHaveLength(50);
		expect(outcomes.filter((code) => code === 'permissionMissing')).toHaveLength(2950);
		const { routes } = await admin().counters();
		expect(routes['POST /Tickets']?.requests).toBeLessThan(250);
	}, 60_000);
});
