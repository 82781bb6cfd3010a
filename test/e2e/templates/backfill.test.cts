import { DateTime } from 'luxon';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { standin } from '../host.cts';
import { matching } from '../../unit/matchers.cts';
import { alertMail } from './alertMail.cts';
import type { Row } from './caller.cts';
import { edit, withDisabled, withParameters } from './editor.cts';
import { fillTables } from './filledTables.cts';
import { setSettings, write } from './tables.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

let world: World;

beforeAll(async () => {
	world = await startWorld([
		'OPATSettings',
		'OPATAlertsToTickets',
		'OPATReadMailbox',
		'OPATFailureAlerts',
		'OPATBackfill',
	]);
	await fillTables(world);
	await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: fabrikam, flow: true });
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
});

async function deliver(tenant: string, numbers: readonly number[], daysAgo: number): Promise<void> {
	const at = DateTime.utc().minus({ days: daysAgo });
	for (const number of numbers) {
		const receivedAt = at.plus({ minutes: 5 }).toISO();
		await world.graph.admin.deliver(alertMail({ tenant, number, at }), { receivedAt });
	}
}

async function backfill(days: number, dryRun: boolean): Promise<readonly Row[]> {
	const result = await world.caller.call('OPATBackfill', { days, dryRun });
	return [...result].sort((a, b) => String(a['companyID']).localeCompare(String(b['companyID'])));
}

const eventType = 'Sign-In from Unauthorized Country';

test('the dry run shows what would be made by company and type, and makes nothing', async () => {
	await deliver('Contoso Ltd', [1, 2], 1);
	await deliver('Fabrikam Inc', [3], 1);
	await deliver('Tailspin Toys', [4], 1);
	const planned = { what: 'would be created', eventType };
	expect(await backfill(2, true)).toMatchObject([
		{ ...planned, company: 'Contoso Ltd', companyID: contoso, alerts: 2 },
		{ ...planned, company: 'Fabrikam Inc', companyID: fabrikam, alerts: 1 },
		{ what: 'no ticket: the tenant has no company', companyID: null, alerts: 1 },
	]);
	expect(await standin.tickets()).toHaveLength(0);
});

test('three times in a row it makes each ticket once', async () => {
	await deliver('Contoso Ltd', [1, 2], 1);
	await deliver('Fabrikam Inc', [3], 1.5);
	const created = { what: 'created', eventType };
	const existing = [{ what: 'have a ticket already', alerts: 3 }];
	expect(await backfill(2, false)).toMatchObject([
		{ ...created, company: 'Contoso Ltd', alerts: 2 },
		{ ...created, company: 'Fabrikam Inc', alerts: 1 },
	]);
	expect(await backfill(2, false)).toMatchObject(existing);
	expect(await backfill(2, false)).toMatchObject(existing);
	expect(await standin.tickets()).toHaveLength(3);
});

test('the days are a setting, and count by the time of the event', async () => {
	await deliver('Contoso Ltd', [1], 1);
	await deliver('Contoso Ltd', [2], 4);
	const at = DateTime.utc().minus({ days: 2, hours: 1 });
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 3, at }), {
		receivedAt: DateTime.utc().minus({ days: 1, hours: 23 }).toISO(),
	});
	await backfill(0, false);
	expect(await standin.tickets()).toHaveLength(1);
	await setSettings({ backfillDays: '5' });
	await backfill(0, false);
	expect(await standin.tickets()).toHaveLength(3);
});

test('what a deactivated Create Ticket hands on counts as failed', async () => {
	const set = async (disabled: boolean) =>
		edit('OPATAlertsToTickets', (drawing) => withDisabled(drawing, 'Create Ticket', disabled));
	await set(true);
	try {
		await deliver('Contoso Ltd', [1, 2], 1);
		const [told] = await backfill(2, false);
		expect(told).toMatchObject({ alerts: 2, remedy: matching(/deactivated/) });
		expect(told?.['what']).toMatch(/^failed: What became of it is not known/);
	} finally {
		await set(false);
	}
}, 90_000);

test('what Create Ticket only plans, because its Dry Run was left on, counts as failed', async () => {
	const set = async (dryRun: boolean | string) =>
		edit('OPATAlertsToTickets', (drawing) => withParameters(drawing, 'Create Ticket', { dryRun }));
	await set(true);
	try {
		await deliver('Contoso Ltd', [1, 2], 1);
		const told = await backfill(2, false);
		const failed = told.find(({ what }) => String(what).startsWith('failed'));
		expect(failed).toMatchObject({ alerts: 2, remedy: matching(/is its Dry Run on/) });
		expect(await backfill(2, true)).toMatchObject([{ what: 'would be created', alerts: 2 }]);
	} finally {
		await set("={{ $('Mails').first().json.run?.dryRun === true }}");
	}
}, 90_000);

test('it repeats until nothing is held back', async () => {
	const numbers = Array.from({ length: 103 }, (_, index) => index + 1);
	await deliver('Contoso Ltd', numbers, 1);
	await standin.setSwitches({ threadSlotLingerMs: 0 });
	expect(await backfill(2, false)).toMatchObject([
		{ what: 'created', alerts: 100 },
		{ what: 'created', alerts: 3 },
		{ what: 'have a ticket already', alerts: 100 },
	]);
	expect(await standin.tickets()).toHaveLength(103);
}, 180_000);
