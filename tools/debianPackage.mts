import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, glob, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withFolderLock } from './host/folderLock.mts';

export type DebianProgram = {
	/** Name of the file, such as `dovecot`. */
	readonly program: string;
	/** The package that holds it, with those that it needs beside its dependencies. */
	readonly packages: readonly string[];
	/** Where to look beside the search path; `*` stands for anything, of several the one with the highest number wins. */
	readonly folders?: readonly string[];
};

const systemFolders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin'];
const policyFile = '/usr/sbin/policy-rc.d';

/**
 * Path of a program that only tests need. Where it is missing it is installed from the Debian package
 * if this process may (root, with apt-get), without starting the service that may come with it; else
 * rejects with the command to run.
 */
export async function ensureProgram(wanted: DebianProgram, signal: AbortSignal): Promise<string> {
	const found = await find(wanted);
	if (found !== undefined) return found;
	if (process.getuid?.() !== 0 || (await find({ program: 'apt-get' })) === undefined) {
		throw new Error(missing(wanted));
	}
	const lock = path.join(tmpdir(), 'debian-packages.lock');
	return withFolderLock(
		lock,
		() => undefined,
		signal,
		async () => {
			if ((await find(wanted)) === undefined) await install(wanted.packages, signal);
			const installed = await find(wanted);
			if (installed !== undefined) return installed;
			throw new Error(`${missing(wanted)} (It was run, and ${wanted.program} is still missing.)`);
		},
	);
}

function missing({ program, packages }: DebianProgram): string {
	return `${program} is needed for this test. Install it: sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
}

async function find(wanted: Omit<DebianProgram, 'packages'>): Promise<string | undefined> {
	const searched = [...(process.env['PATH'] ?? '').split(path.delimiter), ...systemFolders];
	const more: string[] = [];
	for (const folder of wanted.folders ?? []) {
		for await (const match of glob(folder)) more.push(match);
	}
	const collator = new Intl.Collator('en', { numeric: true });
	const folders = [...more.sort((a, b) => collator.compare(b, a)), ...searched];
	for (const folder of folders.filter((one) => one !== '')) {
		const file = path.join(folder, wanted.program);
		if (await isExecutable(file)) return file;
	}
	return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

async function install(packages: readonly string[], signal: AbortSignal): Promise<void> {
	const restore = await keepServicesFromStarting();
	try {
		const first = await aptGet(['install', '--no-install-recommends', ...packages], signal);
		if (first.exitCode === 0) return;
		// The lists of packages may be missing, or name files that are no longer there.
		await aptGet(['update'], signal);
		const { exitCode, all } = await aptGet(
			['install', '--no-install-recommends', ...packages],
			signal,
		);
		if (exitCode === 0) return;
		const lastWords = all.split('\n').slice(-15).join('\n');
		throw new Error(`apt-get could not install ${packages.join(', ')}:\n${lastWords}`);
	} finally {
		await restore();
	}
}

async function aptGet(args: readonly string[], signal: AbortSignal) {
	const child = spawn('apt-get', ['-y', '-o', 'DPkg::Lock::Timeout=300', ...args], {
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		stdio: ['ignore', 'pipe', 'pipe'],
		signal,
	});
	let all = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			all += chunk.toString();
		});
	}
	await once(child, 'close');
	return { exitCode: child.exitCode, all };
}

/** Debian asks this file whether a package may start its service; one that is there decides itself. */
async function keepServicesFromStarting(): Promise<() => Promise<void>> {
	try {
		await writeFile(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
	} catch {
		return async () => Promise.resolve();
	}
	return async () => rm(policyFile, { force: true });
}
