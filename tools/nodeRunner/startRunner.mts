import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FromRunner, NodeJob, NodeRun, ToRunner } from './messages.mts';
import { makeUserFolder } from './userFolder.mts';

/** What became of an execution. */
export type RunEnd =
	| { readonly kind: 'ran'; readonly run: NodeRun }
	/** The process ended before it answered. */
	| { readonly kind: 'died' };

/** A process of its own that executes the built node. */
export type NodeRunner = {
	readonly pid: number;
	/** Of the package that it runs. */
	readonly version: string;
	/** Executes the node; several executions may be under way at once. `cancel` stops one. */
	run(job: NodeJob, cancel?: AbortSignal): Promise<RunEnd>;
	/** Kills the process (SIGKILL); resolves when it is gone. */
	kill(): Promise<void>;
	/** Ends the process and resolves when it is gone. */
	stop(): Promise<void>;
};

const checkout = path.resolve(import.meta.dirname, '..', '..');

export type RunnerOptions = {
	/** Folder of the built package, with its package.json; absent: this checkout. */
	readonly packageFolder?: string | undefined;
	/** What V8 may keep of long-lived objects, garbage included; absent: what it allows itself. */
	readonly heapLimitMb?: number | undefined;
	/** Added to the environment of the process. */
	readonly env?: Readonly<Record<string, string>> | undefined;
};

/** Starts a runner; rejects with what it wrote to stderr when the package cannot be loaded. */
export async function startRunner(options: RunnerOptions = {}): Promise<NodeRunner> {
	const { packageFolder = checkout, heapLimitMb, env = {} } = options;
	const userFolder = await makeUserFolder();
	const child = fork(path.join(import.meta.dirname, 'main.mts'), [packageFolder], {
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		...(heapLimitMb === undefined ? {} : { execArgv: [`--max-old-space-size=${heapLimitMb}`] }),
		env: { ...process.env, N8N_USER_FOLDER: userFolder.path, ...env },
	});
	let complaint = '';
	child.stderr?.on('data', (chunk: Buffer) => {
		complaint += chunk.toString();
	});
	const gone = once(child, 'exit').then(async () => userFolder.remove());
	const version = await versionOf(child, gone, () => complaint);
	const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
		child.kill(signal);
		await gone;
	};
	return {
		pid: child.pid ?? 0,
		version,
		run: runsOf(child, gone),
		kill: () => end('SIGKILL'),
		stop: () => end('SIGTERM'),
	};
}

async function versionOf(
	child: ChildProcess,
	gone: Promise<unknown>,
	complaint: () => string,
): Promise<string> {
	const ready = new Promise<string>((resolve) => {
		child.once('message', (message: FromRunner) => {
			if (message.kind === 'ready') resolve(message.version);
		});
	});
	const died = gone.then(() => {
		throw new Error(`The node runner did not start:\n${complaint()}`);
	});
	return Promise.race([ready, died]);
}

function runsOf(child: ChildProcess, gone: Promise<unknown>): NodeRunner['run'] {
	const waiting = new Map<number, (end: RunEnd) => void>();
	let lastId = 0;
	child.on('message', (message: FromRunner) => {
		if (message.kind === 'ran') waiting.get(message.id)?.({ kind: 'ran', run: message.run });
	});
	const tell = (message: ToRunner): void => {
		// A message that no longer arrives is told by the end of the process.
		if (child.connected) child.send(message, () => undefined);
	};
	return async (job, cancel) => {
		const id = (lastId += 1);
		const stop = (): void => {
			tell({ kind: 'cancel', id });
		};
		const ran = new Promise<RunEnd>((resolve) => {
			waiting.set(id, resolve);
		});
		cancel?.addEventListener('abort', stop);
		tell({ kind: 'run', id, job });
		try {
			return await Promise.race([ran, gone.then((): RunEnd => ({ kind: 'died' }))]);
		} finally {
			cancel?.removeEventListener('abort', stop);
			waiting.delete(id);
		}
	};
}
