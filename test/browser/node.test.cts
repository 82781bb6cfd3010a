import type { Locator, Page } from 'playwright-core';
import { standinCredential } from '../../tools/host/credential.mts';
import { host, n8n, standin } from '../e2e/host.cts';
import { contoso } from '../standin/seed/companies.mts';
import { openWindow } from './chromium.cts';
import type { Window } from './chromium.cts';
import {
	addField,
	addTenant,
	canvasNode,
	choose,
	closeNode,
	executeStep,
	found,
	nodeName,
	offered,
	open,
	openNode,
	parameter,
	pinData,
	shownOn,
} from './editor.cts';
import { freshStart } from './freshStart.cts';
import { handOn } from './hand.cts';
import type { Hand } from './hand.cts';
import { picture, pictureOfNode } from './pictures.cts';

/** What the workflow gets: of a tenant that is mapped, of another, and of one that is not. */
const alerts = [
	{
		id: '3c0f5d9e-6a1b-4f7e-9d2c-5b8e7a6f1a01',
		type: 'Sign-In from Unauthorized Country',
		tenant: 'Contoso Ltd',
		time: '2026-11-02T09:12:00Z',
		user: 'adele@contoso.example',
		description: 'A user signed in from a country that is not on the list.',
	},
	{
		id: 'b7d1f4c2-8a36-4e0b-9c51-6f2f0f8f1a02',
		type: 'License Assigned',
		tenant: 'First Up Logistics',
		time: '2026-11-02T09:14:00Z',
		user: 'megan@firstup.example',
		description: 'A licence was assigned to a user.',
	},
	{
		id: '0f4f5a34-4b8e-4b0e-8a55-9f0c3c7d1a03',
		type: 'Administrator Role Change',
		tenant: 'Adventure Works',
		time: '2026-11-02T09:20:00Z',
		user: 'jordan@adventure-works.example',
		description: 'A user was made Global Administrator.',
	},
];

const trigger = 'When clicking ‘Execute workflow’';

let window: Window;
let page: Page;
let hand: Hand;
let details: Locator;

beforeAll(async () => {
	await freshStart();
	await standin.seed({ manyCompanies: 3000 });
	const credential = standinCredential(host.standinUrl, 'valid');
	await (await n8n()).createCredential({ ...credential, name: 'Autotask' });
	window = await openWindow();
	page = window.page;
	hand = handOn(page);
	details = page.getByTestId('ndv');
	await open(page, '/workflow/new');
}, 120_000);

afterAll(async () => window.close());

test('the node panel finds the node by either product', async () => {
	await page.getByTestId('canvas-plus-button').click();
	const search = page.getByTestId('node-creator-search-bar');
	for (const product of ['office protect', 'autotask']) {
		await search.fill(product);
		await found(page, nodeName).waitFor();
		expect(await found(page, nodeName).innerText()).toMatch(/Create one Autotask ticket/);
	}
	await found(page, nodeName).click();
	await found(page, 'Create ticket from alert').waitFor();
	const panel = page.locator('aside').filter({ has: found(page, 'Check setup') });
	for (const action of [
		'Check setup',
		'Create ticket from alert',
		'Read alerts from mail',
		'Send test ticket',
		'Suggest tenant mapping',
	]) {
		expect(await found(page, action).count()).toBe(1);
	}
	await picture(page, 'node-panel', page.locator('body'), panel);
	await found(page, 'Create ticket from alert').click();
	await details.waitFor();
});

test('the first view has the credential and twelve parameters, those that are needed first', async () => {
	await details.getByRole('button', { name: 'Add field to send' }).waitFor();
	const labels = await details.getByTestId('node-parameters').innerText();
	expect(
		labels
			.split('\n')
			.filter((line) => line.trim() !== '')
			.join('\n'),
	).toMatch(
		/^Credential for Office Protect Autotask API[^]*Operation[^]*Tenant Mapping[^]*Tenants[^]*Ticket Category[^]*Queue[^]*Priority[^]*Status[^]*Due Date[^]*Additional Fields[^]*Noise[^]*Dry Run[^]*Options/,
	);
	await pictureOfNode(page, 'first-view');
});

test('a company is found by a part of its name among 3,000', async () => {
	await addTenant(hand, { tenant: 'Contoso Ltd', search: 'contoso', company: 'Contoso Ltd' });
	const tenants = details.getByTestId('fixed-collection-tenants');
	await hand.click(tenants.getByTestId('fixed-collection-add'));
	await hand.type(parameter(page, 'tenant').last().locator('input'), 'First Up Logistics');
	await parameter(page, 'company').last().getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').filter({ visible: true }).fill('up logistics 21');
	const entries = page.getByTestId('rlc-item').filter({ visible: true });
	await entries.getByText('First Up Logistics 2196', { exact: true }).waitFor();
	for (const name of await entries.allInnerTexts()) expect(name).toMatch(/up logistics 21/i);
	await pictureOfNode(page, 'company-search');
	await entries.getByText('First Up Logistics 2196', { exact: true }).click();
	expect(await parameter(page, 'company').last().getByTestId('rlc-input').inputValue()).toBe(
		'First Up Logistics 2196',
	);
});

test('category, queue, priority and status are chosen by their labels', async () => {
	expect(await offered(page, 'ticketCategory')).toEqual(
		expect.arrayContaining(['[Default]', 'Standard', 'Security Alert (API)']),
	);
	expect(await offered(page, 'queueID')).toEqual(
		expect.arrayContaining(['[Default]', 'Level I Support', 'Security Operations']),
	);
	expect(await offered(page, 'priority')).toEqual([
		'[Default]',
		'Critical',
		'High',
		'Medium',
		'Low',
	]);
	const statuses = await offered(page, 'status');
	expect(statuses).toEqual(expect.arrayContaining(['[Default]', 'New', 'In Progress']));
	expect(statuses).not.toContain('Complete');
	await choose(hand, 'ticketCategory', 'Security Alert (API)');
	await choose(hand, 'queueID', 'Security Operations');
	await choose(hand, 'priority', 'High');
	await choose(hand, 'status', 'New');
	await pictureOfNode(page, 'ticket-settings');
});

test('an additional field may be a child picklist or a user-defined one', async () => {
	await addField(hand, 'Issue Type › Sub-Issue Type');
	expect(await offered(page, 'subIssueType')).toContain('Microsoft 365 › Sign-In');
	await choose(hand, 'subIssueType', 'Security › Account Compromise');
	await addField(hand, 'Customer Impact (User-Defined)');
	await choose(hand, 'udf:Customer Impact', 'One user');
	await pictureOfNode(page, 'additional-fields');
	await closeNode(hand);
});

test('a run makes tickets and shows each alert on one of the two outputs', async () => {
	await pinData(hand, trigger, alerts);
	await openNode(hand, nodeName);
	await executeStep(hand);
	await shownOn(page, 'New Ticket', /created[^]*Ticket T\d+\.\d+ was created/);
	await pictureOfNode(page, 'new-ticket');
	await shownOn(
		page,
		'No New Ticket',
		/skipped[^]*"Adventure Works" is not mapped[^]*unmappedTenant/,
	);
	await pictureOfNode(page, 'no-new-ticket');
	const shared = { queueID: 29683482, priority: 1, status: 1, issueType: 10, subIssueType: 136 };
	expect(await standin.tickets()).toMatchObject([
		{ ...shared, companyID: contoso, title: 'Sign-In from Unauthorized Country' },
		{ ...shared, title: 'License Assigned' },
	]);
});

test('a second run makes none, and the canvas shows the two outputs', async () => {
	await executeStep(hand);
	await shownOn(page, 'No New Ticket', /existing[^]*has ticket T\d+\.\d+ already/);
	expect(await standin.tickets()).toHaveLength(2);
	await closeNode(hand);
	const node = canvasNode(page, nodeName);
	expect(await node.innerText()).toMatch(/New Ticket[^]*No New Ticket[^]*Create Ticket/);
	await picture(page, 'canvas', page.locator('body'), node);
});
