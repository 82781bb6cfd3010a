import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStandin } from '../../test/standin/start.mts';
import type { Standin } from '../../test/standin/start.mts';
import type { PackedPackage } from '../packedPackage.mts';
import { packPackage } from '../packedPackage.mts';
import { connectToN8n } from './n8nApi.mts';
import type { N8nApi } from './n8nApi.mts';
import { ensureN8n } from './n8nInstall.mts';
import type { InstalledN8n } from './n8nInstall.mts';
import { startN8n } from './n8nProcess.mts';
import type { RunningN8n } from './n8nProcess.mts';
import { installPackage } from './packageInstall.mts';
import type { Progress } from './userCache.mts';

/** A real n8n with the packed package in it, and the Autotask stand-in. */
export type Host = {
	readonly packed: PackedPackage;
	/** The folder into which the package was installed. */
	readonly packageFolder: string;
	readonly n8n: RunningN8n;
	readonly api: N8nApi;
	readonly standin: Standin;
};

type Draft = {
	-readonly [Part in keyof Host]?: Host[Part];
} & { installed?: InstalledN8n };

export type HostStep = {
	readonly title: string;
	readonly run: (progress: Progress) => Promise<void>;
};

/** How to bring up a host step by step, so that the caller can show each step as it likes. */
export type HostPlan = {
	readonly steps: readonly HostStep[];
	/** The host; throws unless every step has run. */
	readonly host: () => Host;
	/** Ends what was started and removes what was made, also after a step that failed. */
	readonly stop: () => Promise<void>;
};

/**
 * Prepares a host in a new folder below the system's temporary one. `env` adds to the environment
 * of n8n; without a version of n8n it is the pinned one.
 */
export async function planHost(
	env: Readonly<Record<string, string>> = {},
	version?: string,
): Promise<HostPlan> {
	const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-n8n-'));
	const draft: Draft = {};
	const stopping = new AbortController();
	let underWay: Promise<void> = Promise.resolve();
	const steps = stepsOf({ draft, folder, env, version, signal: stopping.signal }).map(
		({ title, run }) => ({
			title,
			run: async (progress: Progress) => {
				stopping.signal.throwIfAborted();
				underWay = run(progress);
				await underWay;
			},
		}),
	);
	return {
		steps,
		host: () => complete(draft),
		stop: async () => {
			stopping.abort(new Error('Stopped before it was up'));
			await Promise.allSettled([underWay]);
			await Promise.all([draft.n8n?.stop(), draft.standin?.stop()]);
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

type Preparation = {
	readonly draft: Draft;
	readonly folder: string;
	readonly env: Readonly<Record<string, string>>;
	readonly version: string | undefined;
	readonly signal: AbortSignal;
};

function stepsOf({ draft, folder, env, version, signal }: Preparation): readonly HostStep[] {
	const userFolder = path.join(folder, 'n8n');
	return [
		{
			title: 'Building and packing the package',
			run: async () => {
				draft.packed = await packPackage(path.join(folder, 'packed'));
			},
		},
		{
			title: 'Fetching n8n (once; some minutes and about 3 GB)',
			run: async (progress) => {
				draft.installed = await ensureN8n(progress, signal, version);
			},
		},
		{
			title: 'Installing the package as a user would',
			run: async () => {
				draft.packageFolder = await installPackage(made(draft.packed), userFolder);
			},
		},
		{
			title: 'Starting the Autotask stand-in',
			run: async () => {
				draft.standin = await startStandin();
			},
		},
		{
			title: 'Starting n8n',
			run: async (progress) => {
				const installed = made(draft.installed);
				draft.n8n = await startN8n(installed, { userFolder, env }, progress, signal);
				draft.api = await connectToN8n(draft.n8n.url);
			},
		},
	];
}

function complete(draft: Draft): Host {
	return {
		packed: made(draft.packed),
		packageFolder: made(draft.packageFolder),
		n8n: made(draft.n8n),
		api: made(draft.api),
		standin: made(draft.standin),
	};
}

function made<Part>(part: Part | undefined): Part {
	if (part === undefined) throw new Error('A step of the host has not run');
	return part;
}
