import { DateTime } from 'luxon';
import { contoso } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { contact } from './filledTables.cts';
import {
	goOn,
	mailsTo,
	openSetUp,
	setAllUp,
	startSetUpWorld,
	toCount,
	toFailureAlerts,
	toTenants,
	toTestTicket,
	toWhoIsTold,
} from './setUpForm.cts';
import { rows, setSettings, write } from './tables.cts';
import { startReceiver } from './receiver.cts';
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
	await setAllUp(world);
});

test('a connection that lacks a permission, or is down', async () => {
	await standin.setSwitches({ deniedOperations: ['Tickets:create'] });
	const denied = await openSetUp();
	expect(denied.text).toMatch(/✗ .*may not add tickets \(Tickets: create\).* What to do: /);
	expect(denied.text).toMatch(/Check again/);
	expect((await denied.answer({})).text).toMatch(/may not add tickets/);
	await breakAutotask();
	try {
		expect((await denied.answer({})).text).toMatch(/Something stands in the way\..*✗ .*Autotask/);
	} finally {
		await mendAutotask();
	}
	await standin.setSwitches({ deniedOperations: [] });
	const mended = await denied.answer({});
	expect(mended.text).toMatch(/Step 2 of 7/);
}, 120_000);

test('a ticket setting that Autotask does not have', async () => {
	const refused = await (await openSetUp()).answer({ Queue: 'Nobody' });
	expect(refused.text).toMatch(/✗ .*"Nobody" is not among the choices.* Security Operations/);
	expect((await refused.answer({ Queue: 'Security Operations' })).text).toMatch(/Step 2 of 7/);
}, 120_000);

test('an emergency contact that is none', async () => {
	await setSettings({ emergencyContact: '' });
	let page = await toWhoIsTold();
	for (const given of ['', 'oncall', `${contact}, second@`, `${contact},`]) {
		page = await page.answer({ 'Emergency contact': given });
		expect(page.text).toMatch(/Step 2 of 7/);
		expect(page.text).toMatch(
			/✗ .*(?:the set-up does not go on, and no tickets are made|a comma too many)/,
		);
	}
	expect(world.smtp.caught).toHaveLength(0);
	const stored = (await rows('Settings')).find((row) => row['setting'] === 'emergencyContact');
	expect(stored?.['value']).toBe('');
	const two = `${contact}, second@msp.example`;
	expect((await page.answer({ 'Emergency contact': two })).text).toMatch(/Step 3 of 7/);
	expect(mailsTo(world, 'second@msp.example')).toHaveLength(1);
}, 120_000);

test('a trial mail, or a second way, that is not accepted', async () => {
	const hook = await startReceiver(410);
	try {
		world.smtp.refuse(true);
		const refused = await toFailureAlerts();
		expect(refused.text).toMatch(/Step 2 of 7/);
		expect(refused.text).toMatch(
			/trial mail to oncall@msp\.example was not accepted: .*No mail is taken now/,
		);
		world.smtp.refuse(false);
		const unheard = await refused.answer({ 'Second way': hook.url });
		expect(unheard.text).toMatch(/Step 2 of 7/);
		expect(unheard.text).toMatch(
			/The mail was accepted, but the second way was not: .*This hook is gone/,
		);
		hook.answer(200);
		expect((await unheard.answer({})).text).toMatch(/Step 3 of 7.*The second way took its trial/);
		expect(hook.heard.at(-1)).toMatch(/AdaptiveCard.*trial of the second way/s);
	} finally {
		world.smtp.refuse(false);
		hook.stop();
	}
}, 120_000);

test('by Outlook, if that is how it is set', async () => {
	const next = await (await toWhoIsTold()).answer({ 'Mails are sent by': 'Microsoft Outlook' });
	expect(next.text).toMatch(/Step 3 of 7/);
	expect(await world.graph.admin.sent()).toMatchObject([
		{ to: [contact], subject: 'Office Protect: trial mail of the set-up' },
	]);
	expect(world.smtp.caught).toHaveLength(0);
}, 120_000);

test('failure alerts that are not published', async () => {
	await (await n8n()).unpublishWorkflow('OPATFailureAlerts');
	const unheard = await toTenants();
	expect(unheard.text).toMatch(/Step 3 of 7/);
	expect(unheard.text).toMatch(/n8n did not start Failure Alerts.*publish the workflow/);
	await (await n8n()).publishWorkflow('OPATFailureAlerts');
	expect((await unheard.answer({})).text).toMatch(/Step 4 of 7/);
}, 180_000);

test('a company of the mapping that is inactive', async () => {
	await standin.changeCompany(contoso, { isActive: false });
	const page = await toTestTicket();
	expect(page.text).toMatch(/Step 4 of 7/);
	expect(page.text).toMatch(/inactive in Autotask.* What to do: /);
	await standin.changeCompany(contoso, { isActive: true });
	expect((await page.answer({ 'What next?': goOn })).text).toMatch(/Step 5 of 7/);
}, 120_000);

test('a test ticket that cannot be made', async () => {
	const page = await toTestTicket();
	expect((await page.answer({})).text).toMatch(/No company was chosen/);
	expect((await page.answer({ 'Or the ID': '424242' })).text).toMatch(/no company 424242/);
	await setSettings({ ticketQueue: 'No Such <Queue>' });
	const refused = await page.answer({ Company: page.choices[0] ?? '' });
	expect(refused.text).toMatch(/Step 5 of 7.*✗ The test ticket could not be made/);
	expect(refused.text).toMatch(/No Such <Queue>.* Security Operations/);
	expect(await standin.tickets()).toHaveLength(0);
	await setSettings({ ticketQueue: 'Security Operations' });
	expect((await refused.answer({ Company: page.choices[0] ?? '' })).text).toMatch(/Step 6 of 7/);
}, 120_000);

test('a mailbox that is busy, cannot be read, or holds more than one round makes', async () => {
	const numbers = Array.from({ length: 102 }, (_, index) => index + 1);
	for (const number of numbers) {
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }));
	}
	await standin.setSwitches({ threadSlotLingerMs: 0 });
	const page = await toTestTicket();
	const busy = { key: 'mailbox busy until', value: DateTime.utc().plus({ minutes: 5 }).toISO() };
	await write('State', 'key', busy);
	const waiting = await page.answer({ Company: page.choices[0] ?? '' });
	expect(waiting.text).toMatch(
		/Another run is reading the mailbox.*It is free at \d\d:\d\d:\d\d UTC/,
	);
	await write('State', 'key', { ...busy, value: '' });
	await world.graph.admin.revokeTokens('all');
	const unread = await waiting.answer({});
	expect(unread.text).toMatch(/could not be counted.*The mailbox could not be read: /);
	await world.graph.admin.restoreTokens();
	const count = await unread.answer({});
	expect(count.text).toMatch(
		/102 tickets would be made.*Contoso Ltd .* 100.* 2 of them in further rounds/,
	);
	await write('State', 'key', busy);
	const interrupted = await count.answer({});
	expect(interrupted.text).toMatch(
		/not all tickets are made yet.*Another run is reading the mailbox/,
	);
	await write('State', 'key', { ...busy, value: '' });
	const made = await interrupted.answer({});
	expect(made.text).toMatch(/102 tickets made of the alerts/);
	expect(await standin.tickets()).toHaveLength(103);
}, 240_000);

test('alerts that fail at the end can be tried again, or left to Ingest', async () => {
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
	const count = await toCount();
	await setSettings({ ticketQueue: 'Nobody' });
	const failed = await count.answer({});
	expect(failed.text).toMatch(/not all tickets are made yet.*1 alert failed: .*Nobody/);
	expect((await failed.answer({})).text).toMatch(/1 alert failed: .*Nobody/);
	const left = await failed.answer({ 'What next?': 'Leave them: Ingest tries them again' });
	expect(left.text).toMatch(/one thing is left.*1 alert failed/);
	await setSettings({ ticketQueue: 'Security Operations' });
}, 120_000);
