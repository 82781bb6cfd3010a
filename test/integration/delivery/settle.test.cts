import type { Candidate } from '../../../nodes/OfficeProtectAutotask/plan/candidate';
import { sampleKeys } from '../../unit/sampleAlert.cts';
import type { sampleCandidate } from '../../unit/sampleAlert.cts';
import { useStandin } from '../../useStandin.cts';
import { openTestOffice } from '../office.cts';
import type { TestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, alertsFor, codes, deliverIn, kinds, openTicketsOf } from './alertsToDeliver.cts';

const { standin, admin, set } = useStandin();
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

const alertOf = (n: number, draft: Parameters<typeof sampleCandidate>[1] = {}) =>
	alertFor(contoso, n, draft);
const alerts = (count: number) => alertsFor(contoso, count);
const deliver = async (candidates: readonly Candidate[], office: TestOffice) =>
	deliverIn(office, candidates);
const openTickets = async () => openTicketsOf(standin());

describe('a healthy Autotask', () => {
	test('gets one ticket an alert, at about one call each, and nothing on the next run', async () => {
		const office = openTestOffice(standin());
		await deliver([alertOf(999)], office);
		await admin().clearCounters();
		expect(new Set(kinds(await deliver(alerts(100), office)))).toEqual(new Set(['created']));
		const { total, threadLimited, routes } = await admin().counters();
		expect((routes['POST /Tickets']?.requests ?? 0) - threadLimited).toBe(100);
		expect(total - threadLimited).toBeLessThanOrEqual(105);
		// On a busy machine the stand-in can free a slot later than it says.
		expect(threadLimited).toBeLessThanOrEqual(3);
		await admin().clearCounters();
		expect(new Set(kinds(await deliver(alerts(100), office)))).toEqual(new Set(['existing']));
		expect((await admin().counters()).total).toBe(1);
		expect(await openTickets()).toHaveLength(101);
	});

	test('costs three calls for a single new alert and one for a known one', async () => {
		const office = openTestOffice(standin());
		await deliver([alertOf(999)], office);
		await admin().clearCounters();
		await deliver([alertOf(1)], office);
		expect((await admin().counters()).total).toBe(3);
		await admin().clearCounters();
		await deliver([alertOf(1)], office);
		expect((await admin().counters()).total).toBe(1);
	});

	test('keeps completed tickets completed', async () => {
		await deliver(alerts(20), openTestOffice(standin()));
		for (const { id } of await admin().tickets()) {
			await admin().touchTicket(id, { status: 5 });
		}
		for (let run = 0; run < 3; run += 1) {
			expect(new Set(kinds(await deliver(alerts(20), openTestOffice(standin()))))).toEqual(
				new Set(['existing']),
			);
		}
		expect(await admin().tickets()).toHaveLength(20);
		expect(await openTickets()).toHaveLength(0);
	});

	test('two runs of one process with the same alerts make one ticket each', async () => {
		const office = openTestOffice(standin());
		const [first, second] = await Promise.all([
			deliver(alerts(10), office),
			deliver(alerts(10), office),
		]);
		expect(kinds([...first, ...second]).sort()).toEqual([
			...Array<string>(10).fill('created'),
			...Array<string>(10).fill('existing'),
		]);
		expect(await openTickets()).toHaveLength(10);
	});
});

describe('answers that go astray', () => {
	test.each(['beforeCommit', 'afterCommit'] as const)(
		'a connection cut %s leaves one ticket',
		async (when) => {
			await admin().addFault({
				method: 'POST',
				path: '/Tickets',
				effect: { kind: 'cut', when },
			});
			expect(kinds(await deliver([alertOf(1)], openTestOffice(standin())))).toEqual(['created']);
			expect(await openTickets()).toHaveLength(1);
		},
	);

	test('a create whose answer is lost twice is left to the next run', async () => {
		const fault = { method: 'POST', path: '/Tickets', count: 2 } as const;
		await admin().addFault({ ...fault, effect: { kind: 'cut', when: 'beforeCommit' } });
		expect(codes(await deliver([alertOf(1)], openTestOffice(standin())))).toEqual([
			'outcomeUncertain',
		]);
		expect(await openTickets()).toHaveLength(0);
		expect(kinds(await deliver([alertOf(1)], openTestOffice(standin())))).toEqual(['created']);
		expect(await openTickets()).toHaveLength(1);
	});

	test('a create behind an index lag is not repeated', async () => {
		await set({ queryLagMs: 2000 });
		await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			effect: { kind: 'cut', when: 'afterCommit' },
		});
		expect(kinds(await deliver(alerts(3), openTestOffice(standin(), 'real')))).toEqual([
			'created',
			'created',
			'created',
		]);
		expect(await openTickets()).toHaveLength(3);
	}, 30_000);
});

describe('a race that was lost', () => {
	test('is converged: the lowest ticket stays, the other is closed and names it', async () => {
		await deliver([alertOf(1)], openTestOffice(standin()));
		const [original] = await admin().tickets();
		await admin().seed({ tickets: [copyOf(original)] });
		const [outcome] = await deliver([alertOf(1)], openTestOffice(standin()));
		expect(outcome).toMatchObject({
			kind: 'existing',
			delivered: { ticket: { id: original?.id }, leftOpen: [] },
		});
		const [survivor, loser] = await admin().tickets();
		expect(survivor?.completedDate).toBeNull();
		expect(loser?.completedDate).not.toBeNull();
		expect(loser?.resolution).toContain(survivor?.ticketNumber);
	});

	test('keeps the ticket on which somebody works', async () => {
		await deliver([alertOf(1)], openTestOffice(standin()));
		const [original] = await admin().tickets();
		const { tickets } = await admin().seed({ tickets: [copyOf(original)] });
		await admin().touchTicket(tickets[0] ?? -1, { status: 8 });
		await deliver([alertOf(1)], openTestOffice(standin()));
		const [lower, higher] = await admin().tickets();
		expect(lower?.completedDate).not.toBeNull();
		expect(higher?.completedDate).toBeNull();
	});

	function copyOf(ticket: Awaited<ReturnType<typeof openTickets>>[number] | undefined) {
		if (ticket === undefined) throw new Error('There is no ticket to copy');
		const { externalID, companyID, title, status, priority, queueID } = ticket;
		return { externalID, companyID, title, status, priority, queueID };
	}
});

describe('what the process remembers', () => {
	test('does not make the ticket of another alert this one’s', async () => {
		const office = openTestOffice(standin());
		await deliver([alertOf(2)], office);
		const [other] = await admin().tickets();
		office.memory.remember(sampleKeys(1).alertKey, { ticketId: other?.id ?? -1, postedAtMs: 0 });
		expect(kinds(await deliver([alertOf(1)], office))).toEqual(['created']);
	});
});

describe('what concerns every create', () => {
	test('is met once: after a refused permission no more creates are sent', async () => {
		await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			count: 0,
			effect: {
				kind: 'answer',
				status: 500,
				body: {
					errors: [
						'The logged in Resource does not have the adequate permissions to create this entity type.',
					],
				},
				when: 'beforeCommit',
			},
		});
		const outcomes = await deliver(alerts(20), openTestOffice(standin()));
		expect(new Set(codes(outcomes))).toEqual(new Set(['permissionMissing']));
		expect((await admin().counters()).routes['POST /Tickets']?.requests).toBe(1);
	});

	test('a bad alert does not stop the others', async () => {
		const bad = alertFor(contoso, 1, {}, { priority: 77 });
		const outcomes = await deliver([bad, alertOf(2), alertOf(3)], openTestOffice(standin()));
		expect(codes(outcomes)).toEqual(['settingInvalid', 'created', 'created']);
	});
});
