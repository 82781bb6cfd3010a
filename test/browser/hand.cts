import type { Locator, Page } from 'playwright-core';

/** What a person did so far. */
export type Counts = {
	readonly clicks: number;
	/** Values that were typed, those into a search box among them. */
	readonly fields: number;
	/** Addresses of pages and of node panels that were reached, one after the other. */
	readonly pages: number;
};

/** The hand of a person at the editor; everything that it does is counted. */
export type Hand = {
	readonly page: Page;
	click(what: Locator): Promise<void>;
	doubleClick(what: Locator): Promise<void>;
	/** One click that makes something show. It is done again when the editor lost it by redrawing. */
	reveal(what: Locator, by: Locator): Promise<void>;
	/** Puts a text into a field, in place of what it held. */
	type(field: Locator, text: string): Promise<void>;
	/** The same with JSON, which counts as many fields as it has values. */
	typeJson(field: Locator, json: unknown): Promise<void>;
	/** All that a click takes, without it. */
	feign(what: Locator): Promise<void>;
	/** Chooses a file in the dialog that the click opens. */
	giveFile(button: Locator, file: string): Promise<void>;
	counts(): Counts;
	/** The same hand, for what only the test has to do. */
	uncounted(): Hand;
};

export function handOn(page: Page): Hand {
	const done = { clicks: 0, fields: 0, pages: 0 };
	let where = '';
	page.on('framenavigated', (frame) => {
		if (frame !== page.mainFrame()) return;
		const before = where;
		where = new URL(frame.url()).pathname;
		if (where !== before && !isSaving(before, where)) done.pages++;
	});
	return {
		page,
		click: async (what) => {
			await what.click();
			done.clicks++;
		},
		doubleClick: async (what) => {
			await what.dblclick();
			done.clicks += 2;
		},
		reveal: async (what, by) => {
			await by.click();
			for (let lost = 0; lost < mostLost && !(await showsSoon(what)); lost++) await by.click();
			await what.waitFor();
			done.clicks++;
		},
		type: async (field, text) => {
			await field.fill(text);
			done.fields++;
		},
		typeJson: async (field, json) => {
			await field.fill(JSON.stringify(json, null, 2));
			done.fields += valuesIn(json);
		},
		feign: async (what) => {
			await what.click({ trial: true });
			done.clicks++;
		},
		giveFile: async (button, file) => {
			const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
			await chooser.setFiles(file);
			done.clicks++;
			done.fields++;
		},
		counts: () => ({ ...done }),
		uncounted: () => handOn(page),
	};
}

const mostLost = 4;
const soonMs = 4000;

/** Whether something shows within the time that the editor takes to redraw. */
export async function showsSoon(what: Locator): Promise<boolean> {
	return what.waitFor({ timeout: soonMs }).then(
		() => true,
		() => false,
	);
}

/** n8n gives a new workflow its address when it saves it: the person sees the same page. */
function isSaving(before: string, after: string): boolean {
	return before === '/workflow/new' && /^\/workflow\/[^/]+$/.test(after);
}

function valuesIn(json: unknown): number {
	if (typeof json !== 'object' || json === null) return 1;
	return Object.values(json).reduce((sum: number, value) => sum + valuesIn(value), 0);
}
