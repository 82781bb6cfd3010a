import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { hash } from 'bcryptjs';
import { hasEnded } from '../childProcess.mts';
import { freePort } from './freePort.mts';
import type { InstalledN8n } from './n8nInstall.mts';
import { ownerLogin } from './owner.mts';
import type { Progress } from './userCache.mts';

export type RunningN8n = {
	/** Without a slash at its end. */
	readonly url: string;
	/** The script that was started, which has n8n's other commands too. */
	readonly script: string;
	readonly userFolder: string;
	/** Of the process that was started last. */
	pid(): number;
	/** Everything that n8n wrote so far. */
	output(): string;
	/** Asks n8n to end, and ends it when it does not within 20 s. */
	stop(): Promise<void>;
	/** Ends n8n and its task runner at once, as when the machine loses its power. */
	kill(): Promise<void>;
	/**
	 * Starts it once more after it ended: at the same address, with the same user folder and
	 * environment. Resolves when it can be used, at once when it runs.
	 */
	start(): Promise<void>;
};

export type N8nOptions = {
	/** Where n8n keeps its database and community packages; made if missing. */
	readonly userFolder: string;
	/** What the process is there for; a worker answers to its health check only. Absent: all of n8n. */
	readonly role?: 'start' | 'worker';
	/** Further environment variables. */
	readonly env?: Readonly<Record<string, string>>;
};

const startMs = 240_000;
const stopMs = 20_000;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts n8n (SQLite, loopback only) on a free port and resolves when it can be used. Ends it again
 * and rejects when it does not come up or `signal` is aborted before.
 */
export async function startN8n(
	n8n: InstalledN8n,
	options: N8nOptions,
	progress: Progress,
	signal: AbortSignal,
): Promise<RunningN8n> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const env = {
		...(await environment(options, port)),
		N8N_DISABLED_MODULES: (await unneededModules(n8n)).join(','),
		...options.env,
	};
	const output: string[] = [];
	const outputSoFar = () => output.join('');
	let child: Child;
	const role = options.role ?? 'start';
	const start = async (tell: Progress) => {
		child = launch([n8n.script, role], env, output);
		try {
			await untilReady({ url, role, output: outputSoFar }, child, tell, signal);
		} catch (error) {
			await stop(child);
			throw error;
		}
	};
	await start(progress);
	return {
		url,
		script: n8n.script,
		userFolder: options.userFolder,
		pid: () => child.pid ?? 0,
		output: outputSoFar,
		stop: async () => stop(child),
		kill: async () => kill(child),
		start: async () => {
			if (hasEnded(child)) await start(() => undefined);
		},
	};
}

function launch(command: readonly string[], env: NodeJS.ProcessEnv, output: string[]): Child {
	const child: Child = spawn(process.execPath, command, {
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: process.platform !== 'win32', // a process group, so that its task runner ends with it
	});
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
	}
	return child;
}

/** Parts of n8n that ask for the internet or cost time; one that a version lacks it must not be told. */
const unneeded = ['mcp-registry', 'insights', 'chat-hub', 'instance-ai', 'agents'];

async function unneededModules({ folder }: InstalledN8n): Promise<readonly string[]> {
	const modules = await readdir(path.join(folder, 'node_modules', 'n8n', 'dist', 'modules'));
	return unneeded.filter((name) => modules.includes(name));
}

async function environment(options: N8nOptions, port: number): Promise<NodeJS.ProcessEnv> {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(?:npm_|N8N_|DB_|JEST_|NODE_OPTIONS$|NODE_ENV$)/i.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		NO_PROXY: '127.0.0.1,localhost',
		no_proxy: '127.0.0.1,localhost',
		N8N_USER_FOLDER: options.userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: ownerLogin.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Olive',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: await hash(ownerLogin.password, 10),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false', // else it asks n8n's server for the list of them
		N8N_PYTHON_ENABLED: 'false',
		N8N_LOG_LEVEL: 'warn',
		DB_TYPE: 'sqlite',
		GENERIC_TIMEZONE: 'Europe/Paris',
	};
}

async function untilReady(
	running: Pick<RunningN8n, 'url' | 'output'> & Required<Pick<N8nOptions, 'role'>>,
	child: Child,
	progress: Progress,
	signal: AbortSignal,
): Promise<void> {
	const started = Date.now();
	while (Date.now() - started < startMs) {
		if (hasEnded(child)) {
			throw new Error(`n8n ended while it started:\n${running.output()}`);
		}
		signal.throwIfAborted();
		if (await answers(running)) return;
		const seconds = Math.round((Date.now() - started) / 1000);
		progress(`waiting for n8n, ${seconds} s (the first start prepares its database)`);
		await pause(250);
	}
	throw new Error(`n8n did not answer within ${startMs / 1000} s:\n${running.output()}`);
}

async function answers({
	url,
	role,
}: Pick<RunningN8n, 'url'> & Pick<N8nOptions, 'role'>): Promise<boolean> {
	try {
		const response = await axios.get<unknown>(`${url}/healthz/readiness`, {
			proxy: false,
			timeout: 2000,
			validateStatus: () => true,
		});
		if (response.status !== 200) return false;
		if (role === 'worker') return true;
		const settings = await axios.get<unknown>(`${url}/rest/settings`, { proxy: false });
		return typeof settings.data === 'object';
	} catch {
		return false;
	}
}

async function stop(child: Child): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	const late = new AbortController();
	const inTime = await Promise.race([
		ended.then(() => true),
		pause(stopMs, false, { signal: late.signal }).catch(() => false),
	]);
	late.abort();
	if (!inTime) await kill(child);
}

async function kill(child: Child): Promise<void> {
	if (hasEnded(child) || child.pid === undefined) return;
	const ended = once(child, 'exit');
	if (process.platform === 'win32') child.kill('SIGKILL');
	else process.kill(-child.pid, 'SIGKILL');
	await ended;
}
