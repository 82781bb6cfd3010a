import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';

export const root = path.join(__dirname, '..', '..');

/** Where the pictures of the docs lie. */
export const pictureFolder = path.join(root, 'docs', 'pictures');

/** Whether this run writes the pictures of the docs and the counts beside them. */
export const isWriting =
	process.env['WRITE_PICTURES'] === 'yes' && process.env['BROWSER_THEME'] !== 'dark';

const wordsFile = path.join(pictureFolder, 'words.json');
const lookedAt = path.join(root, 'coverage', 'pictures');

/** Notices that come and go are no part of a picture, nor is what n8n asks of its users. */
const style = `
	.el-notification, [data-test-id=node-feature-request] { display: none !important; }
	* { caret-color: transparent !important; }
`;

/**
 * Takes a picture of `what`. A run that writes pictures puts it into the docs; any other looks
 * whether the one that is there still shows the same words (numbers and ids aside), in `told` if that is
 * given. So a picture cannot go stale unnoticed, and fonts of another machine do not matter.
 */
export async function picture(
	page: Page,
	name: string,
	what: Locator,
	told: Locator = what,
): Promise<void> {
	await take(page, what, path.join(isWriting ? pictureFolder : lookedAt, `${name}.png`));
	const words = await wordsIn(told);
	const known = savedWords();
	if (isWriting) saveWords({ ...known, [name]: words });
	else expect({ picture: name, words }).toEqual({ picture: name, words: known[name] });
}

/** A picture of the node that is open; its words are those of its parameters and its output. */
export async function pictureOfNode(page: Page, name: string): Promise<void> {
	const told = page.locator('[data-test-id=node-parameters], [data-test-id=output-panel]');
	await picture(page, name, page.getByTestId('ndv'), told);
}

/** Takes a picture for whoever wants to look, in `coverage/pictures`. */
export async function look(page: Page, name: string): Promise<void> {
	await take(page, page.locator('body'), path.join(lookedAt, `${name}.png`));
}

async function take(page: Page, what: Locator, file: string): Promise<void> {
	mkdirSync(path.dirname(file), { recursive: true });
	await page.mouse.move(0, 0);
	await what.screenshot({ path: file, animations: 'disabled', caret: 'hide', style });
}

/** Digits and random ids differ from run to run. */
const changing = /\b[\da-f]{8,}\b|\d+/g;

async function wordsIn(what: Locator): Promise<readonly string[]> {
	const shown = await what.allInnerTexts();
	const fields = await what.locator('input:visible:not([type=password])').all();
	const typed = await Promise.all(fields.map(async (field) => field.inputValue()));
	return [...shown.flatMap((text) => text.split('\n')), ...typed]
		.map((line) => line.trim().replace(changing, '0'))
		.filter((line) => line !== '');
}

function savedWords(): Readonly<Record<string, readonly string[]>> {
	const words = z.record(z.array(z.string()));
	return words.parse(JSON.parse(readFileSync(wordsFile, 'utf8')));
}

function saveWords(words: Readonly<Record<string, readonly string[]>>): void {
	const inOrder = Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
	writeFileSync(wordsFile, `${JSON.stringify(inOrder, null, '\t')}\n`);
}
