import { host, packageName, standin } from '../e2e/host.cts';
import signIn from '../standin/credentials.json';
import { contoso } from '../standin/seed/companies.mts';
import { field, openNewCredential, saved, turn } from './credentialDialog.cts';
import {
	addNew,
	addNode,
	addTenant,
	choose,
	chooseCompany,
	executeStep,
	shownOn,
	parameter,
} from './editor.cts';
import type { Hand } from './hand.cts';
import { pictureOfNode } from './pictures.cts';
import type { Step } from './walk.cts';

/** The way of the README, from an n8n without the package to a ticket. */
export const walkWithNode: readonly Step[] = [
	{ title: 'Install the package', take: install },
	{ title: 'Make the credential', take: makeCredential },
	{ title: 'Add the node to a workflow', take: addTheNode },
	{ title: 'Map a tenant, choose category, queue and priority', take: fillIn },
	{ title: 'Check the set-up', take: check },
	{ title: 'Send a test ticket', take: sendTestTicket },
];

/** All but the last click, since the package is not in a registry and is installed already. */
async function install(hand: Hand): Promise<void> {
	const { page } = hand;
	await hand.click(page.getByTestId('main-sidebar-settings'));
	await hand.click(page.getByTestId('settings-community-nodes'));
	await hand.click(page.getByRole('button', { name: /^install/i }).first());
	const dialog = page.getByTestId('communityPackageInstall-modal');
	await hand.type(dialog.getByTestId('package-name-input'), packageName);
	await hand.click(dialog.getByTestId('user-agreement-checkbox'));
	await hand.feign(dialog.getByTestId('install-community-package-button'));
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
}

async function makeCredential(hand: Hand): Promise<void> {
	const { page } = hand;
	await hand.click(page.getByTestId('settings-back'));
	await openNewCredential(hand, 'office protect', 'Office Protect Autotask API');
	await hand.type(field(page, 'userName'), signIn.users.valid.userName);
	await hand.type(field(page, 'secret'), signIn.users.valid.secret);
	await hand.type(field(page, 'integrationCodeSecret'), signIn.integrationCode);
	// A real Autotask is found by the user name alone.
	const uncounted = hand.uncounted();
	await uncounted.type(field(page, 'fixedZoneUrl'), host.standinUrl);
	await turn(uncounted, 'allowOtherHost');
	expect(await saved(hand)).toMatch(/^Connection tested successfully/);
	await hand.click(page.getByTestId('editCredential-modal').getByRole('button', { name: 'Close' }));
}

async function addTheNode(hand: Hand): Promise<void> {
	await addNew(hand, 'workflow');
	await addNode(hand, 'autotask', 'Create ticket from alert');
}

async function fillIn(hand: Hand): Promise<void> {
	await addTenant(hand, { tenant: 'Contoso Ltd', search: 'contoso', company: 'Contoso Ltd' });
	await choose(hand, 'ticketCategory', 'Security Alert (API)');
	await choose(hand, 'queueID', 'Security Operations');
	await choose(hand, 'priority', 'High');
}

async function check(hand: Hand): Promise<void> {
	const { page } = hand;
	await choose(hand, 'operation', 'Check Setup');
	await executeStep(hand);
	await shownOn(page, 'New Ticket', /healthy[^]*true/);
	await pictureOfNode(page, 'check-setup');
}

async function sendTestTicket(hand: Hand): Promise<void> {
	const { page } = hand;
	await choose(hand, 'operation', 'Send Test Ticket');
	const company = { search: 'contoso', company: 'Contoso Ltd' };
	await chooseCompany(hand, parameter(page, 'testCompany'), company);
	await executeStep(hand);
	await shownOn(page, 'New Ticket', /created/);
	await pictureOfNode(page, 'test-ticket');
	const tickets = await standin.tickets();
	expect(tickets).toMatchObject([{ companyID: contoso, queueID: 29683482, priority: 1 }]);
	expect(tickets[0]?.['title']).toMatch(/^\[TEST\]/);
}
