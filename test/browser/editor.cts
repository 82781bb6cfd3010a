import type { Locator, Page } from 'playwright-core';
import { host } from '../e2e/host.cts';
import { until } from '../../tools/until.mts';
import type { Hand } from './hand.cts';

/** The name that the node is added under. */
export const nodeName = 'Office Protect Alert → Autotask Ticket';

const outputMs = 30_000;

export async function open(page: Page, path: string): Promise<void> {
	await page.goto(`${host.n8nUrl}${path}`, { waitUntil: 'commit' });
}

/** Chooses from the menu of new things, which is at hand on every page. */
export async function addNew(hand: Hand, what: 'workflow' | 'credential'): Promise<void> {
	const entry = hand.page.getByRole('menuitem', { name: `New ${what}` });
	await hand.reveal(entry, hand.page.getByTestId('universal-add'));
	await hand.click(entry);
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

/** Executes the node that is open. Its output comes later: see `shown`. */
export async function executeStep(hand: Hand): Promise<void> {
	const { page } = hand;
	await Promise.all([
		page.waitForResponse((answer) => /\/rest\/workflows\/[^/]+\/run/.test(answer.url())),
		hand.click(page.getByTestId('node-execute-button')),
	]);
}

/** Resolves once the output of the node that is open shows what is expected. */
export async function shown(page: Page, expected: RegExp): Promise<void> {
	const panel = page.getByTestId('output-panel');
	const fits = (text: string) => expected.test(text);
	await until(async () => panel.innerText(), fits, outputMs);
}

/** The same for one of the outputs by name, as a table. */
export async function shownOn(page: Page, output: string, expected: RegExp): Promise<void> {
	const panel = page.getByTestId('output-panel');
	const branch = panel.getByText(new RegExp(`^${output} Branch`));
	const look = async () => {
		if (!(await branch.isVisible())) return '';
		await branch.click();
		await panel.getByTestId('radio-button-table').click();
		return panel.innerText();
	};
	await until(look, (text) => expected.test(text), outputMs);
}

/** Gives a trigger the items that it shall start the workflow with. */
export async function pinData(
	hand: Hand,
	trigger: string,
	items: readonly unknown[],
): Promise<void> {
	await openNode(hand, trigger);
	const panel = hand.page.getByTestId('output-panel');
	await hand.click(panel.getByText('set mock data'));
	await hand.typeJson(panel.locator('.cm-content'), items);
	await hand.click(panel.getByRole('button', { name: 'Save' }));
	await panel.getByText(new RegExp(`\\b${items.length} items?\\b`)).waitFor();
	await closeNode(hand);
}
