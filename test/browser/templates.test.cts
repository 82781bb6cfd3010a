import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { standinCredential } from '../../tools/host/credential.mts';
import { host, n8n } from '../e2e/host.cts';
import { templateFolder } from '../e2e/templates/world.cts';
import { openWindow } from './chromium.cts';
import type { Window } from './chromium.cts';
import { addNew, canvasNode, open } from './editor.cts';
import { handOn, showsSoon } from './hand.cts';
import { settledLayout, untidiness } from './layout.cts';
import { look, picture } from './pictures.cts';

const named = z.object({
	name: z.string(),
	nodes: z.array(z.object({ name: z.string(), type: z.string() })),
});

const files = [templateFolder, path.join(templateFolder, 'examples')].flatMap((folder) =>
	readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.join(folder, file)),
);

const templates = files.map((file) => ({
	file,
	picture: `template-${path.basename(file, '.json')}`,
	isInDocs: path.basename(file) === 'tell-the-team.json',
	...named.parse(JSON.parse(readFileSync(file, 'utf8'))),
}));

const mostTold = 4;

let window: Window;
let page: Page;

beforeAll(async () => {
	// The name that the templates ask for: n8n chooses it at the import.
	const credential = standinCredential(host.standinUrl, 'valid');
	await (await n8n()).createCredential({ ...credential, name: 'Autotask' });
	window = await openWindow();
	page = window.page;
	await open(page, '/home/workflows');
}, 120_000);

afterAll(async () => window.close());

/**
 * Leaves what the editor shows; loading the page anew for each file would take most of the time. The
 * editor stays where it is when it saves at that moment, so it is told again then.
 */
async function newWorkflow(): Promise<void> {
	const empty = page.getByTestId('canvas-plus-button');
	const leave = page.getByRole('button', { name: 'Leave without saving' });
	for (let told = 0; told < mostTold && !(await empty.isVisible()); told++) {
		await addNew(handOn(page), 'workflow');
		await empty.or(leave).waitFor();
		if (await leave.isVisible()) await leave.click();
		await showsSoon(empty);
	}
	await empty.waitFor();
}

/** Imports a file into a new workflow as the menu of the editor does, and fits it into the window. */
async function importFile(file: string, lastNode: string): Promise<void> {
	await newWorkflow();
	await page.getByTestId('workflow-menu').click();
	await page.getByRole('menuitem', { name: 'Import', exact: true }).hover();
	await handOn(page).giveFile(page.getByRole('menuitem', { name: 'From file' }), file);
	await canvasNode(page, lastNode).waitFor();
	await page.getByTestId('zoom-to-fit').click();
}

test.each(templates)('$name is tidy in the editor', async ({ file, name, nodes, ...template }) => {
	const drawn = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	await importFile(file, drawn.at(-1)?.name ?? '');
	expect(await page.getByTestId('workflow-name-input').innerText()).toContain(name);
	const layout = await settledLayout(page);
	const names = (all: readonly { readonly name: string }[]) => all.map((one) => one.name).sort();
	expect(names(layout.nodes)).toEqual(names(drawn));
	expect(layout.notes).toHaveLength(nodes.length - drawn.length);
	if (template.isInDocs) {
		await picture(page, template.picture, page.locator('body'), page.getByTestId('canvas'));
	} else {
		await look(page, template.picture);
	}
	expect(untidiness(layout)).toEqual([]);
});
