import { host, standin } from '../e2e/host.cts';
import signIn from '../standin/credentials.json';
import { contoso } from '../standin/seed/companies.mts';
import { addNew, choose, executeStep, found, parameter, shown } from './editor.cts';
import { openNewCredential } from './credentialDialog.cts';
import type { Hand } from './hand.cts';
import type { Step } from './walk.cts';

const { userName, secret } = signIn.users.valid;

/** The most direct way with n8n's own nodes: one HTTP Request node whose request is changed in turn. */
export const walkWithHttp: readonly Step[] = [
	{ title: 'Make the credential', take: makeCredential },
	{ title: 'Add the HTTP Request node to a workflow', take: addTheNode },
	{ title: 'Find the zone', take: findZone },
	{ title: 'Look up the IDs of category, queue and priority', take: lookUpFields },
	{ title: 'Look up the ID of the company', take: lookUpCompany },
	{ title: 'Create the ticket', take: createTicket },
];

async function makeCredential(hand: Hand): Promise<void> {
	const { page } = hand;
	await openNewCredential(hand, 'custom auth', 'Custom Auth');
	const dialog = page.getByTestId('credential-edit-dialog');
	const headers = {
		UserName: userName,
		Secret: secret,
		ApiIntegrationCode: signIn.integrationCode,
	};
	await hand.typeJson(editorOf(hand, 'json'), { headers });
	await hand.click(page.getByTestId('credential-save-button'));
	await page.getByTestId('credential-delete-button').waitFor();
	await hand.click(page.getByTestId('editCredential-modal').getByRole('button', { name: 'Close' }));
	await dialog.waitFor({ state: 'hidden' });
}

async function addTheNode(hand: Hand): Promise<void> {
	const { page } = hand;
	await addNew(hand, 'workflow');
	await hand.click(page.getByTestId('canvas-plus-button'));
	await hand.type(page.getByTestId('node-creator-search-bar'), 'http request');
	await hand.click(found(page, 'Makes an HTTP request'));
	await page.getByTestId('ndv').waitFor();
}

async function findZone(hand: Hand): Promise<void> {
	await request(hand, `V1.0/ZoneInformation?user=${userName}`);
	await shown(hand.page, /url/);
}

async function lookUpFields(hand: Hand): Promise<void> {
	await choose(hand, 'authentication', 'Generic Credential Type');
	await choose(hand, 'genericAuthType', 'Custom Auth');
	await request(hand, 'V1.0/Tickets/entityInformation/fields');
	await shown(hand.page, /picklistValues/);
}

async function lookUpCompany(hand: Hand): Promise<void> {
	await choose(hand, 'method', 'POST');
	await hand.click(parameter(hand.page, 'sendBody').locator('.el-switch'));
	await choose(hand, 'specifyBody', 'Using JSON');
	const filter = [{ op: 'contains', field: 'companyName', value: 'Contoso' }];
	await hand.typeJson(editorOf(hand, 'jsonBody'), { filter });
	await request(hand, 'V1.0/Companies/query');
	await shown(hand.page, /Contoso Ltd/);
}

async function createTicket(hand: Hand): Promise<void> {
	const ticket = {
		companyID: contoso,
		title: 'Sign-In from Unauthorized Country',
		description: 'adele@contoso.example signed in from a country that is not on the list.',
		status: 1,
		priority: 1,
		ticketCategory: 114,
		queueID: 29683482,
	};
	await hand.typeJson(editorOf(hand, 'jsonBody'), ticket);
	await request(hand, 'V1.0/Tickets');
	await shown(hand.page, /itemId/);
	expect(await standin.tickets()).toMatchObject([{ companyID: contoso, queueID: 29683482 }]);
}

async function request(hand: Hand, path: string): Promise<void> {
	await hand.type(editorOf(hand, 'url'), `${host.standinUrl}${path}`);
	await executeStep(hand);
}

function editorOf(hand: Hand, name: string) {
	return parameter(hand.page, name).locator('input, .cm-content').first();
}
