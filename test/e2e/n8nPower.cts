import axios from 'axios';
import { z } from 'zod';
import { host } from './host.cts';

const state = z.object({ output: z.string(), peakMemory: z.number() });

async function control(method: 'GET' | 'POST', path: string): Promise<z.infer<typeof state>> {
	const url = `${host.n8nControlUrl}${path}`;
	return state.parse((await axios.request<unknown>({ method, url, proxy: false })).data);
}

/** Ends n8n as an administrator does; resolves when it is gone. */
export async function stopN8n(): Promise<void> {
	await control('POST', '/stop');
}

/** Ends n8n and all its processes at once, without a word; resolves when they are gone. */
export async function killN8n(): Promise<void> {
	await control('POST', '/kill');
}

/**
 * Starts n8n again, at its address and with what it has stored; resolves when it answers, which may
 * be before the triggers of its published workflows run.
 */
export async function startN8n(): Promise<void> {
	await control('POST', '/start');
}

/** Everything that n8n wrote so far. */
export async function n8nOutput(): Promise<string> {
	return (await control('GET', '/')).output;
}

/** The most memory that n8n's process has held since it was started, in bytes. */
export async function n8nPeakMemory(): Promise<number> {
	return (await control('GET', '/')).peakMemory;
}
