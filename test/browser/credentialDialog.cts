import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { addNew } from './editor.cts';
import type { Hand } from './hand.cts';

const tested = z.object({ data: z.object({ status: z.string(), message: z.string() }) });

/** Opens the dialog of a new credential of a type, which is searched for in the list of all. */
export async function openNewCredential(hand: Hand, search: string, name: string): Promise<void> {
	const { page } = hand;
	await addNew(hand, 'credential');
	await hand.type(page.getByTestId('new-credential-type-select').locator('input'), search);
	const type = page.getByTestId('new-credential-type-select-option');
	await hand.click(type.getByText(name, { exact: true }));
	await hand.click(page.getByTestId('new-credential-type-button'));
	await page.getByTestId('credential-edit-dialog').waitFor();
}

/** A field of the credential that is open. */
export function field(page: Page, name: string): Locator {
	return dialog(page).getByTestId(`parameter-input-${name}`).locator('input');
}

/** Turns a switch of the credential that is open. */
export async function turn(hand: Hand, name: string): Promise<void> {
	const parameter = dialog(hand.page).getByTestId(`parameter-input-${name}`);
	await hand.click(parameter.locator('.el-switch'));
}

/** Saves the credential that is open; gives what n8n shows of its test, in full. */
export async function saved(hand: Hand): Promise<string> {
	const { page } = hand;
	const save = page
		.getByTestId('credential-save-button')
		.locator('button')
		.or(page.locator('button[data-test-id=credential-save-button]'));
	const [response] = await Promise.all([
		page.waitForResponse((answer) => answer.url().endsWith('/rest/credentials/test')),
		hand.click(save),
	]);
	const { status, message } = tested.parse(await response.json()).data;
	// Before that the dialog takes what is typed for saved.
	await save.and(page.locator(':enabled')).waitFor({ state: 'detached' });
	const refusal = dialog(page).getByText(message, { exact: true });
	const more = dialog(page).getByText('More details', { exact: true });
	const success = dialog(page).getByText('Connection tested successfully');
	if (status === 'OK') {
		await success.waitFor();
		return success.innerText();
	}
	await more.or(refusal).first().waitFor();
	if (await more.isVisible()) await more.click();
	await refusal.waitFor();
	return refusal.innerText();
}

function dialog(page: Page): Locator {
	return page.getByTestId('credential-edit-dialog');
}
