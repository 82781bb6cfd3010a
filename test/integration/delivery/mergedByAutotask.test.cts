import { sampleKeys } from '../../unit/sampleAlert.cts';
import { matching } from '../../unit/matchers.cts';
import { useStandin } from '../../useStandin.cts';
import { openTestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, alertsFor, codes, deliverIn, kinds, openTicketsOf } from './alertsToDeliver.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

describe('Duplicate Ticket Handling', () => {
	test('a merged create is recorded on the ticket it was merged into and not made again', async () => {
		await set({ duplicateHandling: 'answersOlderId' });
		const outcomes = await deliverIn(openTestOffice(standin()), alertsFor(contoso, 3));
		expect(kinds(outcomes)).toEqual(['created', 'existing', 'existing']);
		expect(kinds(await deliverIn(openTestOffice(standin()), alertsFor(contoso, 3)))).toEqual([
			'existing',
			'existing',
			'existing',
		]);
		expect(await openTicketsOf(standin())).toHaveLength(1);
		const titles = (await admin().notes()).map(({ title }) => title);
		expect(titles).toEqual(
			expect.arrayContaining([2, 3].map((n) => `opn1-${sampleKeys(n).alertKey}`)),
		);
	});
});

describe('Duplicate Ticket Handling that names no id', () => {
	test('gets one create a run, not two for every alert', async () => {
		await set({ duplicateHandling: 'answersNoId' });
		await deliverIn(openTestOffice(standin()), alertsFor(contoso, 1));
		await admin().clearCounters();
		const outcomes = await deliverIn(openTestOffice(standin()), alertsFor(contoso, 20));
		expect(codes(outcomes)).toEqual(['existing', ...Array<string>(19).fill('externalIdNotKept')]);
		expect((await admin().counters()).routes['POST /Tickets']?.requests).toBe(1);
	});
});

describe('a merge that Autotask made', () => {
	test('is looked for by the next run of the process, though none was known before', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, alertsFor(contoso, 1));
		await set({ duplicateHandling: 'answersOlderId' });
		expect(codes(await deliverIn(office, alertsFor(contoso, 2)))).toEqual(['existing', 'existing']);
		for (const key of [...office.memory.created.keys()]) office.memory.forget(key);
		await admin().clearCounters();
		expect(codes(await deliverIn(office, alertsFor(contoso, 2)))).toEqual(['existing', 'existing']);
		expect((await admin().counters()).routes['POST /Tickets']).toBeUndefined();
	});

	test('but cannot be recorded fails that alert alone, and says why', async () => {
		const office = openTestOffice(standin());
		await deliverIn(office, alertsFor(contoso, 1));
		await set({
			duplicateHandling: 'answersOlderId',
			deniedOperations: ['TicketNotes:create'],
		});
		const other = alertFor(contoso, 3, {}, { title: 'Another title' });
		const outcomes = await deliverIn(office, [alertFor(contoso, 2), other]);
		expect(codes(outcomes)).toEqual(['outcomeUncertain', 'created']);
		expect(outcomes[0]).toMatchObject({
			failure: { message: matching(/merged.*permission/s) },
		});
	});
});
