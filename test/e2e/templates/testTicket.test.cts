import { until } from '../../../tools/until.mts';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { openBrowser } from './browser.cts';
import type { FormPage } from './browser.cts';
import { publishCaller } from './caller.cts';
import { setSettings, write } from './tables.cts';
import { settingsOf } from './ticketSettings.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const path = 'office-protect-test-ticket';
let world: World;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATAlertsToTickets', 'OPATFailureAlerts']);
	await (await n8n()).publishWorkflow('OPATSendTestTicket');
	await world.caller.call('OPATSettings', {});
	await setSettings({ ticketQueue: 'Security Operations', ticketPriority: 'High' });
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
	await write('Tenants', 'tenant', { tenant: 'contoso.example', companyID: contoso, flow: true });
	await write('Tenants', 'tenant', {
		tenant: 'Fabrikam Inc',
		companyID: fabrikam,
		companyName: 'Fabrikam, Inc.',
		flow: false,
	});
	await write('Tenants', 'tenant', { tenant: 'Tailspin Toys', flow: true });
}, 120_000);

afterAll(async () => {
	await (await n8n()).unpublishWorkflow('OPATSendTestTicket');
	await world.stop();
});

beforeEach(async () => {
	await standin.reset();
	await setSettings({ ticketQueue: 'Security Operations' });
});

async function lastExecution(): Promise<string> {
	const [execution] = await (await n8n()).executions('OPATSendTestTicket');
	return execution?.status ?? 'none';
}

async function secondPage(): Promise<FormPage> {
	const first = await (await openBrowser(true)).openForm(path);
	return first.submit([]);
}

test('whoever is not signed in to n8n is sent to its sign-in', async () => {
	const { status, location } = await (await openBrowser(false)).look(path);
	expect(status).toBe(302);
	expect(location).toMatch(/\/oauth\/authorize\?/);
	await expect((await openBrowser(false)).openForm(path)).rejects.toThrow('n8n asks for a sign-in');
	expect(await standin.tickets()).toHaveLength(0);
});

test('a company of the list gets a ticket with the settings of real ones, and the page tells it', async () => {
	const page = await secondPage();
	expect(page.choices).toEqual([`Contoso Ltd (${contoso})`, `Fabrikam, Inc. (${fabrikam})`]);
	const result = await page.submit([page.choices[0] ?? '', '']);
	const tickets = await standin.tickets();
	expect(tickets).toMatchObject([{ companyID: contoso, queueID: 29683482 }]);
	expect(tickets[0]?.['title']).toMatch(/^\[TEST\] /);
	expect(tickets[0]?.['externalID']).toMatch(/^opt1-/);
	expect(result.text).toMatch(/The test ticket is there/);
	expect(result.text).toContain(`Ticket ${String(tickets[0]?.['ticketNumber'])}`);
	expect(result.text).toMatch(/Contoso/);
	await until(lastExecution, (status) => status === 'success', 30_000);
});

test('an ID counts before the list, and the page says what real alerts would meet', async () => {
	const page = await secondPage();
	const result = await page.submit([page.choices[0] ?? '', String(fabrikam)]);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }]);
	expect(result.text).toMatch(/The flow of the tenant "Fabrikam Inc" is off/);
});

test('an ID that is none, or no company at all, makes no ticket', async () => {
	expect((await (await secondPage()).submit(['', 'Contoso'])).text).toMatch(
		/"Contoso" is not the ID/,
	);
	expect((await (await secondPage()).submit(['', ''])).text).toMatch(/No company was chosen/);
	expect((await (await secondPage()).submit(['', '424242'])).text).toMatch(/424242/);
	expect(await standin.tickets()).toHaveLength(0);
});

test('what Autotask or the settings object to is shown in full', async () => {
	await setSettings({ ticketQueue: 'No Such <Queue>' });
	const page = await secondPage();
	const refused = await page.submit([page.choices[0] ?? '', '']);
	expect(refused.text).toMatch(/The test ticket could not be made/);
	expect(refused.text).toMatch(/No Such <Queue>/);
	expect(refused.text).toMatch(/Security Operations/);
	await setSettings({ ticketQueue: 'Security Operations' });
	await breakAutotask();
	try {
		const unreached = await (await secondPage()).submit(['', String(contoso)]);
		expect(unreached.text).toMatch(/could not be made/);
		expect(unreached.text).toMatch(/Autotask/);
	} finally {
		await mendAutotask();
	}
}, 120_000);

test('another workflow calls it with a company and gets the result', async () => {
	const caller = await publishCaller(['OPATSendTestTicket']);
	const [made] = await caller.call('OPATSendTestTicket', { companyID: contoso });
	expect(made).toMatchObject({ made: true });
	expect(await standin.tickets()).toMatchObject([{ id: made?.['ticketId'], companyID: contoso }]);
	const [refused] = await caller.call('OPATSendTestTicket', { companyID: 424242 });
	expect(refused).toMatchObject({ made: false });
	expect(JSON.stringify(refused?.['lines'])).toMatch(/424242/);
});

test('its settings are those of Create Ticket', () => {
	const real = settingsOf('createTicket');
	expect(real).toHaveLength(1);
	expect(settingsOf('sendTestTicket')).toEqual(real);
});
