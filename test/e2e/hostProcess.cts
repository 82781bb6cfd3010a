import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type HostProcess = {
	/** The JSON line with the addresses of what it brought up. */
	readonly addresses: string;
	/** Ends it and waits until all is gone; rejects when it has something to complain of. */
	stop(): Promise<void>;
};

let shared: HostProcess | undefined;

/**
 * Starts n8n with the packed package and the stand-in (tools/host/main.mts); gives the JSON line
 * with their addresses.
 */
export async function start(): Promise<string> {
	shared = await startHostProcess('main.mts');
	return shared.addresses;
}

/** Ends both and waits until they are gone; rejects when the host has something to complain of. */
export async function stop(): Promise<void> {
	await shared?.stop();
}

/** Runs a script of tools/host that brings something up; resolves when it has. */
export async function startHostProcess(name: string, ...args: string[]): Promise<HostProcess> {
	const script = path.join(__dirname, '..', '..', 'tools', 'host', name);
	const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
	const line: Promise<string> = new Promise((resolve) => {
		createInterface({ input: child.stdout }).once('line', resolve);
	});
	const ended = once(child, 'exit').then(() => {
		throw new Error('The host did not come up; see above');
	});
	return {
		addresses: await Promise.race([line, ended]),
		stop: async () => {
			if (child.exitCode !== null) return;
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			const code: unknown = (await gone)[0];
			if (code !== 0) throw new Error('The host did not end well; see above');
		},
	};
}
