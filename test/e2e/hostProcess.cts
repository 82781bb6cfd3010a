import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

let child: ChildProcessByStdio<Writable, Readable, null> | undefined;

/**
 * Starts n8n with the packed package and the stand-in (tools/host/main.mts); gives the JSON line
 * with their addresses.
 */
export async function start(): Promise<string> {
	const script = path.join(__dirname, '..', '..', 'tools', 'host', 'main.mts');
	const started = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
	child = started;
	const line: Promise<string> = new Promise((resolve) => {
		createInterface({ input: started.stdout }).once('line', resolve);
	});
	const ended = once(started, 'exit').then(() => {
		throw new Error('The host did not come up; see above');
	});
	return Promise.race([line, ended]);
}

/** Ends both and waits until they are gone; rejects when the host has something to complain of. */
export async function stop(): Promise<void> {
	if (child === undefined || child.exitCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	const code: unknown = (await ended)[0];
	if (code !== 0) throw new Error('The host did not end well; see above');
}
