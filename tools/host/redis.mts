import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { end, hasEnded } from '../childProcess.mts';
import { ensureProgram } from '../debianPackage.mts';
import { freePort } from './freePort.mts';

export type Redis = {
	readonly port: number;
	/** Ends it at once with everything that is in it, and starts it empty on the same port. */
	loseAndRestart(): Promise<void>;
	stop(): Promise<void>;
};

const startMs = 20_000;
const pollMs = 50;

/**
 * Starts Redis, in memory only, on a free port of 127.0.0.1. Installs it first where it is missing
 * and this process may.
 */
export async function startRedis(signal: AbortSignal): Promise<Redis> {
	const program = await ensureProgram(
		{ program: 'redis-server', packages: ['redis-server'] },
		signal,
	);
	const port = await freePort();
	let child = await launch(program, port);
	return {
		port,
		loseAndRestart: async () => {
			await end(child, 'SIGKILL');
			child = await launch(program, port);
		},
		stop: async () => end(child),
	};
}

async function launch(program: string, port: number): Promise<ChildProcess> {
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const child = spawn(program, args, { stdio: 'ignore' });
	for (let waitedMs = 0; waitedMs < startMs; waitedMs += pollMs) {
		if (await listens(port)) return child;
		if (hasEnded(child)) break;
		await pause(pollMs);
	}
	await end(child, 'SIGKILL');
	throw new Error(`Redis did not come up on port ${port}`);
}

async function listens(port: number): Promise<boolean> {
	const socket = createConnection({ port, host: '127.0.0.1' });
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
