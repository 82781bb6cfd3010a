import { range } from 'lodash';
import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import { createClaims } from '../../../nodes/OfficeProtectAutotask/delivery/claim';
import { DeliveryMemory } from '../../../nodes/OfficeProtectAutotask/delivery/memory';
import type { StoredTicket } from '../../standinProcess.cts';
import { sampleKeys, textsWithNotes } from '../../unit/sampleAlert.cts';
import { openTestOffice } from '../office.cts';
import { alertFor, alertsFor, codes, deliverIn, openTicketsOf } from './alertsToDeliver.cts';
import { interrupted } from './interruptedOffice.cts';
import { containing } from '../../unit/matchers.cts';
import { useStandin } from '../../useStandin.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });
let contoso: number;
let fabrikam: number;

beforeEach(async () => {
	const seeded = await admin().seed({
		companies: [{ companyName: 'Contoso Ltd' }, { companyName: 'Fabrikam Inc' }],
	});
	[contoso = -1, fabrikam = -1] = seeded.companies;
});

/** The ticket that another worker makes of the first alert. */
function ticketOfOther(changes: Partial<Record<string, string | number>> = {}) {
	return {
		externalID: sampleKeys(1).externalId,
		companyID: contoso,
		title: 'Sign-In from Unauthorized Country',
		status: 1,
		priority: 2,
		queueID: 8,
		...changes,
	};
}

const emptiesKeys = [{ afterMs: 0, set: { externalID: null } }];

describe('another worker creates the same alert at the same moment', () => {
	test('and was first: its ticket stays, ours is closed, and nothing counts as new', async () => {
		const office = interrupted(openTestOffice(standin()), 'create', async () =>
			admin().seed({ tickets: [ticketOfOther()] }),
		);
		const [outcome] = await deliverIn(office, [alertFor(contoso, 1)]);
		const [other, ours] = await admin().tickets();
		expect(outcome).toMatchObject({
			kind: 'existing',
			delivered: { ticket: { id: other?.id }, lostRace: [{ id: ours?.id }] },
		});
		expect(other?.completedDate).toBeNull();
		expect(ours?.completedDate).not.toBeNull();
	});

	test('and has written the overflow notes: they are not written twice', async () => {
		const notes = [1, 2].map((part) => ({
			title: `${sampleKeys(1).alertKey} part ${String(part)}/2`,
			description: `Part ${String(part)}`,
		}));
		const office = interrupted(openTestOffice(standin()), 'create', async () => {
			const { tickets } = await admin().seed({ tickets: [ticketOfOther()] });
			const [first] = notes.map((note) => ({ ...note, ticketID: tickets[0] ?? -1 }));
			await admin().seed({ notes: first === undefined ? [] : [first] });
		});
		await deliverIn(office, [alertFor(contoso, 1, { draft: textsWithNotes(notes) })]);
		expect((await admin().notes()).map(({ title }) => title)).toEqual(
			notes.map(({ title }) => title),
		);
	});

	test('and closes the ticket that we keep: ours is opened again, none is lost', async () => {
		const office = interrupted(openTestOffice(standin()), 'create', async () =>
			admin().seed({ tickets: [ticketOfOther()] }),
		);
		const crossed = interrupted(office, 'update', async () => {
			const [other] = await admin().tickets();
			await admin().touchTicket(other?.id ?? -1, { status: 5 });
		});
		const [outcome] = await deliverIn(crossed, [alertFor(contoso, 1)]);
		const open = await openTicketsOf(standin());
		expect(open).toHaveLength(1);
		expect(outcome).toMatchObject({ delivered: { lostRace: [] } });
	});

	test('and a rule empties the key of ours: it is known by its id and closed', async () => {
		const office = interrupted(openTestOffice(standin()), 'create', async () => {
			await admin().seed({ tickets: [ticketOfOther()] });
			await set({ workflowRules: emptiesKeys });
		});
		const [outcome] = await deliverIn(office, [alertFor(contoso, 1)]);
		const [other, ours] = await admin().tickets();
		expect(outcome).toMatchObject({
			kind: 'existing',
			delivered: { ticket: { id: other?.id }, lostRace: [{ id: ours?.id }] },
		});
		expect(await openTicketsOf(standin())).toHaveLength(1);
	});

	test('a little later, and a rule empties the key of ours: ours stays and has its key again', async () => {
		await set({ workflowRules: emptiesKeys });
		const office = openTestOffice(standin());
		const create: AutotaskClient['create'] = async (path, body) => {
			const answer = await office.client.create(path, body);
			await admin().seed({ tickets: [ticketOfOther()] });
			return answer;
		};
		const client = { ...office.client, create };
		const [outcome] = await deliverIn({ ...office, client }, [alertFor(contoso, 1)]);
		const [ours] = await admin().tickets();
		expect(outcome).toMatchObject({ kind: 'created', delivered: { ticket: { id: ours?.id } } });
		expect(await openTicketsOf(standin())).toMatchObject([
			{ id: ours?.id, externalID: sampleKeys(1).externalId },
		]);
	});

	test('for another company: the lower stays, and the outcome says whose it is', async () => {
		await admin().seed({ tickets: [ticketOfOther({ companyID: fabrikam })] });
		const [outcome] = await deliverIn(openTestOffice(standin()), [alertFor(contoso, 1)]);
		expect(outcome).toMatchObject({
			kind: 'existing',
			delivered: { remarks: [containing(String(fabrikam))] },
		});
	});

	test('where a workflow rule changes every new ticket: one stays open all the same', async () => {
		await set({
			workflowRules: [{ afterMs: 0, set: { status: 8, assignedResourceID: 29682900 } }],
		});
		await deliverIn(openTestOffice(standin()), [alertFor(contoso, 1)]);
		const [ours] = await admin().tickets();
		const changes = { lastActivityResourceID: 4, creatorResourceID: 29682885 };
		const like = ({ status, assignedResourceID }: StoredTicket) => ({
			...ticketOfOther({ status: Number(status) }),
			assignedResourceID,
			...changes,
		});
		if (ours === undefined) throw new Error('There is no ticket');
		await admin().seed({ tickets: [like(ours)] });
		await deliverIn(openTestOffice(standin()), [alertFor(contoso, 1)]);
		expect(await openTicketsOf(standin())).toHaveLength(1);
	});

	test('in two processes at once, a hundred alerts make a hundred open tickets', async () => {
		const workers = [openTestOffice(standin()), openTestOffice(standin())];
		await Promise.all(workers.map(async (office) => deliverIn(office, alertsFor(contoso, 100))));
		await deliverIn(openTestOffice(standin()), alertsFor(contoso, 100));
		const keys = (await openTicketsOf(standin())).map(({ externalID }) => String(externalID));
		expect(new Set(keys).size).toBe(100);
		expect(keys).toHaveLength(100);
	}, 30_000);
});

test('each of sixty runs that begin together in one process gets its ticket with two look-ups', async () => {
	const [memory, claims, limits] = [new DeliveryMemory(), createClaims(), createLimits()];
	const alerts = range(1, 61);
	const runs = alerts.map(async (n) => {
		const office = openTestOffice(standin(), 'real', { budgetMs: 60_000, limits });
		return deliverIn({ ...office, memory, claims }, [alertFor(contoso, n)]);
	});
	expect(codes((await Promise.all(runs)).flat())).toEqual(alerts.map(() => 'created'));
	const { routes } = await admin().counters();
	expect(routes['POST /Tickets']?.requests).toBe(60);
	expect(routes['POST /Tickets/query']?.requests).toBe(120);
	expect(await openTicketsOf(standin())).toHaveLength(60);
}, 30_000);

describe('the memory of a process', () => {
	test('does not stand in the way when a ticket was deleted', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, alertsFor(contoso, 1));
		await admin().reset();
		const { companies } = await admin().seed({ companies: [{ companyName: 'Contoso Ltd' }] });
		expect(codes(await deliverIn(office, alertsFor(companies[0] ?? -1, 1)))).toEqual(['created']);
	});

	test('finds a ticket whose key somebody has emptied', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, alertsFor(contoso, 1));
		const [ticket] = await admin().tickets();
		await admin().touchTicket(ticket?.id ?? -1, { externalID: '' });
		expect(codes(await deliverIn(office, alertsFor(contoso, 1)))).toEqual(['existing']);
	});
});
