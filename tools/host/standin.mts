import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { AxiosInstance } from 'axios';
import axios from 'axios';
import { z } from 'zod';
import { root } from '../packedPackage.mts';

export type RunningStandin = {
	/** Ends with `/ATServicesRest/`. */
	readonly url: string;
	/** Without a slash at its end. */
	readonly adminUrl: string;
	readonly pid: number;
	/** The stand-in's admin side, relative to `/admin`. */
	readonly admin: AxiosInstance;
	stop(): Promise<void>;
};

const firstLine = z.object({ url: z.string(), adminUrl: z.string(), pid: z.number() });

/** Starts the Autotask stand-in on free ports of 127.0.0.1 and resolves when it answers. */
export async function startStandin(): Promise<RunningStandin> {
	const child = spawn(
		process.execPath,
		[path.join(root, 'test', 'standin', 'main.mts'), '--port', '0', '--admin-port', '0'],
		{ stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: process.platform !== 'win32' },
	);
	const { stdout, stderr } = child;
	if (stdout === null || stderr === null) throw new Error('The stand-in has no output');
	let complaint = '';
	stderr.on('data', (chunk: Buffer) => {
		complaint += chunk.toString();
	});
	const ended = once(child, 'exit');
	const line = once(createInterface({ input: stdout }), 'line');
	const ready = await Promise.race([
		line.then(([text]) => firstLine.parse(JSON.parse(String(text)))),
		ended.then(() => Promise.reject(new Error(`The stand-in did not start:\n${complaint}`))),
	]);
	return {
		...ready,
		admin: axios.create({ baseURL: `${ready.adminUrl}/admin`, proxy: false }),
		stop: async () => {
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
			await ended;
		},
	};
}
