import { DateTime } from 'luxon';
import { standin } from '../host.cts';
import type { Row } from './caller.cts';
import { setSettings, write } from './tables.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const zone = 'Europe/Paris';
let world: World;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATAlertsToTickets', 'OPATFailureAlerts']);
	await world.caller.call('OPATSettings', {});
	await setSettings({ ticketQueue: 'Security Operations', timeZone: zone });
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: 29683510, flow: true });
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => standin.reset());

async function ticketAlert(ticketDueDate: string): Promise<Row | undefined> {
	await setSettings({ ticketDueDate });
	const time = DateTime.utc().toFormat('yyyy-MM-dd HH:mm');
	const alert = { id: 'one', eventType: 'License Assigned', tenant: 'Contoso Ltd', time };
	return (await world.caller.call('OPATAlertsToTickets', alert))[0];
}

async function dueDate(): Promise<DateTime> {
	const tickets = await standin.tickets();
	expect(tickets).toHaveLength(1);
	return DateTime.fromISO(String(tickets[0]?.['dueDateTime']), { zone });
}

test.each([
	['4 hours', { amount: '4', unit: 'hours', timeOfDay: '' }],
	['1 hour', { amount: '1', unit: 'hours', timeOfDay: '' }],
	['2 days 17:00', { amount: '2', unit: 'days', timeOfDay: '17:00' }],
	['1 business day at 9:30', { amount: '1', unit: 'businessDays', timeOfDay: '9:30' }],
	['3 businessDays', { amount: '3', unit: 'businessDays', timeOfDay: '' }],
	['', { amount: '', timeOfDay: '' }],
])('the setting "%s" is understood', async (ticketDueDate, dueDate) => {
	await setSettings({ ticketDueDate });
	const [settings] = await world.caller.call('OPATSettings', {});
	expect(settings).toMatchObject({ dueDate: { ...dueDate, timeZone: zone } });
});

test('tickets get the due date of the setting, in the zone of the settings', async () => {
	const before = DateTime.now().setZone(zone).plus({ days: 2 });
	expect(await ticketAlert('2 days 17:00')).toMatchObject({ created: 1, failed: 0 });
	const due = await dueDate();
	const after = DateTime.now().setZone(zone).plus({ days: 2 });
	expect([before.toISODate(), after.toISODate()]).toContain(due.toISODate());
	expect(due.toFormat('HH:mm')).toBe('17:00');
});

test('without one the category or the SLA decides, as before', async () => {
	expect(await ticketAlert('')).toMatchObject({ created: 1, failed: 0 });
});

test('a zone that the node does not know makes no ticket, and is named', async () => {
	await setSettings({ timeZone: 'UTC+2' });
	const told = await ticketAlert('4 hours');
	await setSettings({ timeZone: zone });
	expect(told).toMatchObject({ created: 0, failed: 1 });
	expect(JSON.stringify(told)).toMatch(/'Due Date: Time Zone'[^"]*'UTC\+2'/);
});

test('one that is not understood makes no ticket, and says which setting is wrong', async () => {
	const told = await ticketAlert('tomorrow');
	expect(told).toMatchObject({ created: 0, failed: 1 });
	expect(JSON.stringify(told)).toMatch(/'Due Date: Amount'[^"]*'tomorrow'/);
	expect(await standin.tickets()).toHaveLength(0);
});
