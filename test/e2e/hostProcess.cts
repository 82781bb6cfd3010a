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

let shared: readonly HostProcess[] = [];

/**
 * Starts hosts side by side, each an n8n with the packed package and a stand-in
 * (tools/host/main.mts); gives for each the JSON line with its addresses.
 */
export async function start(hosts: number): Promise<readonly string[]> {
	shared = await Promise.all(
		Array.from({ length: hosts }, async () => startHostProcess('main.mts')),
	);
	return shared.map(({ addresses }) => addresses);
}

/** Ends them and waits until all is gone; rejects when one has something to complain of. */
export async function stop(): Promise<void> {
	await Promise.all(shared.map(async (one) => one.stop()));
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
