import type { Page } from 'playwright-core';
import signIn from '../standin/credentials.json';
import { host, standin } from '../e2e/host.cts';
import { openWindow } from './chromium.cts';
import type { Window } from './chromium.cts';
import { open } from './editor.cts';
import { field, openNewCredential, saved, turn } from './credentialDialog.cts';
import { freshStart } from './freshStart.cts';
import { handOn } from './hand.cts';
import { picture } from './pictures.cts';

type User = keyof typeof signIn.users;

let window: Window;
let page: Page;

beforeAll(async () => {
	await freshStart();
	window = await openWindow();
	page = window.page;
	await open(page, '/home/workflows');
	await openNewCredential(handOn(page), 'office protect', 'Office Protect Autotask API');
}, 120_000);

afterAll(async () => window.close());

/** What the dialog says after the fields were filled in and saved. */
async function saidFor(user: User, changes: Readonly<Record<string, string>>): Promise<string> {
	const values = {
		userName: signIn.users[user].userName,
		secret: signIn.users[user].secret,
		integrationCodeSecret: signIn.integrationCode,
		fixedZoneUrl: host.standinUrl,
		...changes,
	};
	for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
	return saved(handOn(page));
}

test('the dialog says where Autotask shows each value', async () => {
	const dialog = page.getByTestId('credential-edit-dialog');
	const words = await dialog.innerText();
	expect(words).toMatch(/User Name \*[^]*Username \(Key\)/);
	expect(words).toMatch(/Secret \*[^]*Password \(Secret\)/);
	expect(words).toMatch(/Integration Code \*[^]*Tracking Identifier/);
	expect(words).not.toMatch(/Allow Another Host/);
	await picture(page, 'credential', page.getByTestId('editCredential-modal'));
});

test('sign-in data are not sent to a foreign host before that was allowed', async () => {
	expect(await saidFor('valid', {})).toMatch(/not sent to http:\/\/127\.0\.0\.1.*Allow Another/);
	expect((await standin.counters()).total).toBe(0);
	await turn(handOn(page), 'allowOtherHost');
});

test.each<[string, User, Record<string, string>, RegExp]>([
	['an unknown user', 'valid', { userName: 'nobody@msp.example' }, /knows the user name "nobody@/],
	['a wrong secret', 'valid', { secret: 'wrong' }, /refuses the sign-in.*then the secret/],
	['a wrong code', 'valid', { integrationCodeSecret: 'wrong' }, /Check the integration code/i],
	['a locked user', 'locked', {}, /refuses the sign-in.*not locked/],
	['an inactive user', 'inactive', {}, /refuses the sign-in.*active/],
	['a user that is no API user', 'licence', {}, /refuses the sign-in.*API-only/],
	['a user that may not add tickets', 'noCreate', {}, /may not add tickets.*Security Levels/],
	['a user that may not view tickets', 'noQuery', {}, /may not view tickets.*Security Levels/],
	['a user with restricted access', 'restricted', {}, /Restricted.*turn on "Accept Restricted/],
])('%s is told in words that say what to do', async (_, user, changes, words) => {
	await standin.reset();
	expect(await saidFor(user, changes)).toMatch(words);
});

test('restricted access passes once the switch that the message names is on', async () => {
	await picture(page, 'credential-refused', page.getByTestId('editCredential-modal'));
	await turn(handOn(page), 'acceptRestrictedAccess');
	expect(await saved(handOn(page))).toMatch(/^Connection tested successfully/);
	await turn(handOn(page), 'acceptRestrictedAccess');
});

test('an integration code that Autotask names as the fault is told as such', async () => {
	await standin.setSwitches({ badIntegrationCode: 'error500' });
	const said = await saidFor('valid', { integrationCodeSecret: 'wrong' });
	expect(said).toMatch(/refuses the integration code.*Custom \(Internal Integration\)/);
});

test('a good credential connects', async () => {
	await standin.reset();
	expect(await saidFor('valid', {})).toMatch(/^Connection tested successfully/);
});
