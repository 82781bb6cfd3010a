import { DateTime } from 'luxon';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { openBrowser } from './browser.cts';
import { contact } from './filledTables.cts';
import {
	formPath,
	goOn,
	mailsTo,
	openSetUp,
	setAllUp,
	startSetUpWorld,
	toWhoIsTold,
} from './setUpForm.cts';
import { dropTables, rows, setSettings } from './tables.cts';
import type { World } from './world.cts';

let world: World;

beforeAll(async () => {
	world = await startSetUpWorld();
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
	world.smtp.clear();
});

test('whoever is not signed in to n8n is sent to its sign-in', async () => {
	const { status, location } = await (await openBrowser(false)).look(formPath);
	expect(status).toBe(302);
	expect(location).toMatch(/\/oauth\/authorize\?/);
});

test('the whole way, from nothing to operational', async () => {
	await dropTables();
	const adatum = { companyName: 'Adatum', companyType: 1, isActive: true };
	await standin.seed({ companies: [adatum, adatum] });
	const at = DateTime.utc().minus({ days: 1 });
	const receivedAt = at.plus({ minutes: 5 }).toISO();
	for (const number of [1, 2]) {
		const mail = alertMail({ tenant: 'Contoso Ltd', number, at });
		await world.graph.admin.deliver(mail, { receivedAt });
	}
	await world.graph.admin.deliver(alertMail({ tenant: 'Tailspin', number: 3, at }), { receivedAt });

	const connection = await openSetUp();
	expect(connection.text).toMatch(/Autotask accepted user name, secret and integration code/);
	expect(connection.text).toMatch(
		/✗ Queue ID \(queueID\) is not chosen.* What to do: Choose a value/,
	);
	const who = await connection.answer({ Queue: 'Security Operations' });
	expect(who.text).toMatch(/Step 2 of 7: who is told/);
	const trial = await who.answer({ 'Emergency contact': contact, 'Time zone': 'Europe/Paris' });
	expect(trial.text).toMatch(/A trial mail to oncall@msp\.example was accepted/);
	expect(mailsTo(world, contact)).toEqual(['Office Protect: trial mail of the set-up']);
	const tenants = await trial.answer({});
	expect(mailsTo(world, contact)).toContain('Office Protect: trial of the failure alerts');
	expect(await rows('State')).not.toContainEqual(expect.objectContaining({ key: 'incident' }));

	expect(tenants.text).toMatch(/Tenants with a company: 0/);
	expect(tenants.text).toMatch(/Tenants without one: 2 \(2 of them seen in the alerts/);
	const refused = await tenants.answer({ 'What next?': goOn });
	expect(refused.text).toMatch(/No tenant has a company yet/);
	const suggested = await refused.answer({
		'Tenants without': 'Contoso Ltd\nTailspin\nAdatum\nNobody At All\nfabrikam.example',
	});
	expect(suggested.text).toMatch(/Step 4 of 7: companies of the tenants/);
	expect(suggested.text).toMatch(/Tailspin: is it this one\?.* Adatum: several fit/);
	const chosen = suggested.fields.map(({ value }) => value).slice(1);
	expect(chosen.slice(0, 4)).toEqual([
		`Contoso Ltd (${contoso}): the names are the same`,
		'',
		'',
		'',
	]);
	expect(chosen[4]).toMatch(
		/^Fabrikam Inc \(\d+\): the domain is that of the company's web address$/,
	);
	expect(await rows('Tenants')).toHaveLength(0);
	const written = await suggested.answer({ Nobody: 'none' });
	expect(written.text).toMatch(/"none" is not the ID of a company, so Nobody At All was left/);
	expect(await rows('Tenants')).toMatchObject([
		{ tenant: 'Contoso Ltd', companyID: contoso, companyName: 'Contoso Ltd', flow: true },
		{ tenant: 'fabrikam.example', companyID: fabrikam, companyName: 'Fabrikam Inc', flow: true },
	]);

	const ticket = await written.answer({ 'What next?': goOn });
	expect(ticket.text).toMatch(/The failure on purpose was mailed to oncall@msp\.example/);
	const count = await ticket.answer({ Company: ticket.choices[0] ?? '' });
	expect(await standin.tickets()).toMatchObject([{ companyID: contoso }]);
	expect(count.text).toMatch(/Test ticket made\. Ticket T\S+ for Contoso Ltd/);
	expect(count.text).toMatch(/The last 48 hours: 2 tickets would be made/);
	expect(count.text).toMatch(/Contoso Ltd Sign-In from Unauthorized Country 2/);
	expect(count.text).toMatch(/1 alert of Tailspin: no ticket: the tenant has no company/);

	const left = await count.answer({});
	expect(await standin.tickets()).toHaveLength(3);
	expect(left.text).toMatch(/2 tickets made of the alerts of the last days/);
	expect(left.text).toMatch(/The mailbox is not read yet, since Ingest is not published/);
	await (await n8n()).publishWorkflow('OPATIngestM365');
	try {
		const end = await left.answer({});
		expect(end.text).toMatch(/Operational Alerts become tickets from now on/);
		expect(end.text).toMatch(/oncall@msp\.example is told/);
	} finally {
		await (await n8n()).unpublishWorkflow('OPATIngestM365');
	}
	const stored = (await rows('Settings')).map(
		(row) => `${String(row['setting'])}: ${String(row['value'])}`,
	);
	expect(stored).toEqual(
		expect.arrayContaining([
			`emergencyContact: ${contact}`,
			'timeZone: Europe/Paris',
			'ticketQueue: Security Operations',
			'mailBy: smtp',
		]),
	);
	const again = await toWhoIsTold();
	const filledIn = again.fields.map(({ value }) => value);
	expect(filledIn).toEqual(expect.arrayContaining([contact, 'Europe/Paris', 'SMTP']));
}, 240_000);

test.each(['', 'oncall', 'on call@msp'])(
	'with the emergency contact "%s" reading the mailbox makes no tickets and says so',
	async (emergencyContact) => {
		await setAllUp(world);
		await setSettings({ emergencyContact });
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
		await expect(world.caller.call('OPATReadMailbox', { window: 'fresh' })).rejects.toThrow(
			/No tickets are made: 'emergencyContact' .* is no mail address/,
		);
		expect(await standin.tickets()).toHaveLength(0);
	},
);
