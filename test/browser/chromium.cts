import path from 'node:path';
import { chromium, selectors } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { run } from '../../tools/run.mts';
import { host, n8n } from '../e2e/host.cts';

export type Window = {
	readonly page: Page;
	close(): Promise<void>;
};

/** What the pictures of the docs are taken with. */
const viewport = { width: 1440, height: 900 };
/** A page of n8n takes seconds on a machine that does other things too. */
const patienceMs = 30_000;

const theme = process.env['BROWSER_THEME'] === 'dark' ? 'dark' : 'light';

/** Opens a window of Debian's Chromium in which the owner of n8n is signed in. */
export async function openWindow(): Promise<Window> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: await findChromium(),
		args: ['--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb'],
		chromiumSandbox: false, // root has none
	});
	try {
		const page = await (await signedIn(browser)).newPage();
		page.setDefaultTimeout(patienceMs);
		return { page, close: async () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}

async function findChromium(): Promise<string> {
	const script = path.join(__dirname, 'findChromium.mts');
	const { stdout } = await run(process.execPath, [script]);
	return stdout.trim();
}

/** With n8n's session, which is tied to the id that its editor keeps in the browser's storage. */
async function signedIn(browser: Browser): Promise<BrowserContext> {
	const { headers } = (await n8n()).http.defaults;
	const context = await browser.newContext({
		viewport,
		deviceScaleFactor: 1,
		colorScheme: theme,
		reducedMotion: 'reduce',
		locale: 'en-US',
		timezoneId: 'UTC',
	});
	const cookies = String(headers.common['cookie']).split('; ');
	await context.addCookies(
		cookies.map((cookie) => {
			const at = cookie.indexOf('=');
			return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: host.n8nUrl };
		}),
	);
	await context.addInitScript(
		([browserId, shown]) => {
			localStorage.setItem('n8n-browserId', browserId ?? '');
			localStorage.setItem('N8N_THEME', shown ?? '');
		},
		[String(headers['browser-id']), theme],
	);
	return context;
}
