import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export type StandinProcess = {
	/** The API side, as the stand-in's readme gives it. */
	readonly url: string;
	/** Without a slash at its end. */
	readonly adminUrl: string;
	readonly pid: number;
	stop(): Promise<void>;
};

export type StandinCommand = {
	/** What errors call it. */
	readonly name: string;
	/** Path of its main.mts. */
	readonly script: string;
	readonly args?: readonly string[];
};

const readyLine = z.object({ url: z.string(), adminUrl: z.string(), pid: z.number() });

/**
 * Starts a stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it answers;
 * rejects with what it wrote to stderr when it does not start. It ends with this process.
 */
export async function startProcess(command: StandinCommand): Promise<StandinProcess> {
	const { name, script, args = [] } = command;
	const child = spawn(process.execPath, [script, '--port', '0', '--admin-port', '0', ...args], {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: process.platform !== 'win32', // who started it ends it, not a terminal's Ctrl+C
	});
	const { stdout, stderr } = child;
	if (stdout === null || stderr === null) throw new Error(`The ${name} has no output`);
	let complaint = '';
	stderr.on('data', (chunk: Buffer) => {
		complaint += chunk.toString();
	});
	const ended = once(child, 'exit');
	const firstLine = once(createInterface({ input: stdout }), 'line');
	const ready = await Promise.race([
		firstLine.then(([line]) => readyLine.parse(JSON.parse(String(line)))),
		ended.then(() => {
			throw new Error(`The ${name} did not start:\n${complaint}`);
		}),
	]);
	return {
		...ready,
		stop: async () => {
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
			await ended;
		},
	};
}
