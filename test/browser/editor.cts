import type { Locator, Page } from 'playwright-core';
import { host } from '../e2e/host.cts';
import type { Hand } from './hand.cts';

/** The name that the node is added under. */
export const nodeName = 'Office Protect Alert → Autotask Ticket';

export async function open(page: Page, path: string): Promise<void> {
	await page.goto(`${host.n8nUrl}${path}`, { waitUntil: 'commit' });
}

/** A parameter of the node that is open, by its name. */
export function parameter(page: Page, name: string): Locator {
	return page.getByTestId(`parameter-input-${name}`);
}

/** Chooses from the list of a parameter. */
export async function choose(hand: Hand, name: string, label: string): Promise<void> {
	const options = hand.page.getByRole('option').filter({ visible: true });
	const wanted = options.getByText(label, { exact: true });
	await hand.reveal(wanted, parameter(hand.page, name));
	await hand.click(wanted);
}

/** The labels that the list of a parameter offers; the list is closed again. */
export async function offered(page: Page, name: string): Promise<readonly string[]> {
	await parameter(page, name).click();
	const options = page.getByRole('option').filter({ visible: true });
	await options.first().waitFor();
	const labels = await options.locator('.option-headline').allInnerTexts();
	await page.keyboard.press('Escape');
	await options.first().waitFor({ state: 'hidden' });
	return labels.map((label) => label.trim());
}

/** Searches the node panel and takes what is found by one of its actions. */
export async function addNode(hand: Hand, search: string, action: string): Promise<void> {
	const { page } = hand;
	await hand.click(page.getByTestId('canvas-plus-button'));
	await hand.type(page.getByTestId('node-creator-search-bar'), search);
	await hand.click(found(page, nodeName));
	await hand.click(found(page, action));
	await page.getByTestId('ndv').waitFor();
}

/** An entry of the node panel. */
export function found(page: Page, text: string): Locator {
	return page.getByTestId('item-iterator-item').filter({ hasText: text });
}

/** Adds a row to the tenant mapping, the company by searching for it. */
export async function addTenant(
	hand: Hand,
	row: { readonly tenant: string; readonly search: string; readonly company: string },
): Promise<void> {
	const tenants = hand.page.getByTestId('fixed-collection-tenants');
	await hand.click(tenants.getByTestId('fixed-collection-add'));
	await hand.type(parameter(hand.page, 'tenant').last().locator('input'), row.tenant);
	await chooseCompany(hand, parameter(hand.page, 'company').last(), row);
}

/** Chooses a company from the list that a search leaves. */
export async function chooseCompany(
	hand: Hand,
	locator: Locator,
	{ search, company }: { readonly search: string; readonly company: string },
): Promise<void> {
	const { page } = hand;
	const field = page.getByTestId('rlc-search').filter({ visible: true });
	await hand.reveal(field, locator.getByTestId('rlc-input'));
	await hand.type(field, search);
	const entry = page.getByTestId('rlc-item').filter({ visible: true });
	await hand.click(entry.getByText(company, { exact: true }));
}

/** Adds a field of the mapper *Additional Fields*, by its label. */
export async function addField(hand: Hand, label: string): Promise<void> {
	const mapper = hand.page.getByTestId('resource-mapper-container');
	const field = hand.page.getByRole('menuitem', { name: label, exact: true });
	await hand.reveal(field, mapper.getByRole('button', { name: 'Add field to send' }));
	await hand.click(field);
}

/** A node of the canvas. */
export function canvasNode(page: Page, name: string): Locator {
	return page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
}

/** Opens a node of the canvas. */
export async function openNode(hand: Hand, name: string): Promise<void> {
	await hand.doubleClick(canvasNode(hand.page, name));
	await hand.page.getByTestId('ndv').waitFor();
}

export async function closeNode(hand: Hand): Promise<void> {
	await hand.click(hand.page.getByTestId('ndv-close-button'));
	await hand.page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

/** Executes the node that is open and waits until its output is there. */
export async function executeStep(hand: Hand): Promise<void> {
	const { page } = hand;
	const told = page.locator('.el-notification').filter({ hasText: 'Node executed successfully' });
	// What an earlier execution left would pass for the end of this one.
	await told.evaluateAll((all) => {
		for (const one of all) one.querySelector<HTMLElement>('.el-notification__closeBtn')?.click();
	});
	await told.first().waitFor({ state: 'detached' });
	const log: string[] = [];
	page.on('request', (r) => { if (r.url().includes('/run')) log.push('REQ ' + r.url()); });
	page.on('response', (r) => { if (r.url().includes('/run')) log.push('RES ' + r.status()); });
	log.push(await page.getByTestId('node-execute-button').innerText());
	await hand.click(page.getByTestId('node-execute-button'));
	try { await told.waitFor({ timeout: 9000 }); } catch (e) { log.push(await page.locator('body').innerText()); await page.screenshot({ path: '/tmp/b/fail.png' }); require('fs').writeFileSync('/tmp/b/fail.log', log.join('\n')); throw e; }
}

/** What the node that is open shows of one of its outputs, as a table. */
export async function output(page: Page, name: string): Promise<string> {
	const panel = page.getByTestId('output-panel');
	await panel.getByText(new RegExp(`^${name} Branch`)).click();
	await panel.getByTestId('radio-button-table').click();
	await panel.locator('table').waitFor();
	return panel.innerText();
}

/** Gives a trigger the items that it shall start the workflow with. */
export async function pinData(hand: Hand, trigger: string, items: unknown): Promise<void> {
	await openNode(hand, trigger);
	const panel = hand.page.getByTestId('output-panel');
	await hand.click(panel.getByText('set mock data'));
	await hand.typeJson(panel.locator('.cm-content'), items);
	await hand.click(panel.getByRole('button', { name: 'Save' }));
	await panel.getByText('3 items').waitFor();
	await closeNode(hand);
}
