import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import axios from 'axios';
import { end, hasEnded } from '../childProcess.mts';
import { until } from '../until.mts';
import { freePort } from './freePort.mts';
import { registryAt } from './registryClient.mts';
import type { Registry } from './registryClient.mts';
import { ensureVerdaccio } from './verdaccioInstall.mts';

export type RunningRegistry = {
	readonly client: Registry;
	stop(): Promise<void>;
};

const startMs = 30_000;

/**
 * Starts Verdaccio, empty and without a registry behind it, on a free port of 127.0.0.1; installs it
 * first where it is missing. Whoever reaches it may publish. It keeps everything in `folder`.
 */
export async function startRegistry(folder: string, signal: AbortSignal): Promise<RunningRegistry> {
	const script = await ensureVerdaccio(() => undefined, signal);
	const client = registryAt(`http://127.0.0.1:${await freePort()}`, folder);
	const configuration = path.join(folder, 'config.yaml');
	await mkdir(folder, { recursive: true });
	await writeFile(configuration, configurationWith(client.log));
	const args = [script, '--config', configuration, '--listen', client.url];
	const child = spawn(process.execPath, args, { stdio: 'ignore' });
	try {
		await untilReady(client.url, child, signal);
	} catch (error) {
		await end(child);
		throw error;
	}
	return { client, stop: async () => end(child) };
}

/** JSON is YAML too. */
function configurationWith(log: string): string {
	return JSON.stringify({
		storage: './storage',
		uplinks: {},
		packages: { '**': { access: '$all', publish: '$all' } },
		web: { enable: false },
		middlewares: {},
		log: { type: 'file', path: log, format: 'json', level: 'http' },
	});
}

async function untilReady(url: string, child: ChildProcess, signal: AbortSignal): Promise<void> {
	const what = `Verdaccio at ${url}`;
	await until(
		async () => answers(`${url}/-/ping`, child),
		(isUp) => isUp,
		startMs,
		{ what, signal },
	);
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
	if (hasEnded(child)) throw new Error('Verdaccio ended before it came up');
	try {
		return (await axios.get<unknown>(url, { proxy: false })).status === 200;
	} catch {
		return false;
	}
}
