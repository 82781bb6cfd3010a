import axios from 'axios';
import { z } from 'zod';
import { host } from './host.cts';

const state = z.object({ output: z.string(), peakMemory: z.number() });

async function control(
	method: 'GET' | 'POST',
	path: string,
	controlUrl = host.n8nControlUrl,
): Promise<z.infer<typeof state>> {
	const url = `${controlUrl}${path}`;
	return state.parse((await axios.request<unknown>({ method, url, proxy: false })).data);
}

/** Ends n8n (the shared one unless told) as an administrator does; resolves when it is gone. */
export async function stopN8n(controlUrl?: string): Promise<void> {
	await control('POST', '/stop', controlUrl);
}

/** Ends n8n and all its processes at once, without a word; resolves when they are gone. */
export async function killN8n(): Promise<void> {
	await control('POST', '/kill');
}

/**
 * Starts n8n (the shared one unless told) again, at its address and with what it has stored; resolves
 * when it answers, which may be before the triggers of its published workflows run.
 */
export async function startN8n(controlUrl?: string): Promise<void> {
	await control('POST', '/start', controlUrl);
}

/** Everything that n8n wrote so far. */
export async function n8nOutput(): Promise<string> {
	return (await control('GET', '/')).output;
}

/** The most memory that n8n's process has held since it was started, in bytes. */
export async function n8nPeakMemory(): Promise<number> {
	return (await control('GET', '/')).peakMemory;
}
