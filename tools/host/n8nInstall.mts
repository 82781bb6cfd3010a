import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { cachedFolder, exists } from './userCache.mts';
import type { Progress } from './userCache.mts';
import pinned from './version.json' with { type: 'json' };

export type InstalledN8n = {
	readonly version: string;
	readonly folder: string;
	/** The script that the pinned Node runs to start n8n. */
	readonly script: string;
};

const manifest = z.object({ version: z.string() });

/**
 * An n8n in a cache folder outside the checkout, in the version that demo and end-to-end tests run
 * unless another is asked for. Installs it on first use (some minutes, about 3 GB); a second caller
 * waits for the first.
 */
export async function ensureN8n(
	progress: Progress,
	signal: AbortSignal,
	version: string = pinned.n8n,
): Promise<InstalledN8n> {
	const folder = await cachedFolder(`n8n-${version}`, progress, signal, async (made) => {
		const wanted = { folder: made, version };
		if (!(await isUsable(wanted))) await install(wanted, progress, signal);
		if (!(await isUsable(wanted))) {
			throw new Error(
				`n8n ${version} was installed into ${made}, but it or its SQLite module does not ` +
					'load. Delete that folder and try again.',
			);
		}
	});
	return { version, folder, script: path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Older n8n fetch this one from a server that not every network reaches; npm has it too. */
const overrides = { xlsx: 'npm:@e965/xlsx@0.20.3' };

type Wanted = { readonly folder: string; readonly version: string };

async function install(
	{ folder, version }: Wanted,
	progress: Progress,
	signal: AbortSignal,
): Promise<void> {
	await writeFile(
		path.join(folder, 'package.json'),
		`${JSON.stringify({ private: true, dependencies: { n8n: version }, overrides })}\n`,
	);
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
	await npm(folder, ['install', ...flags], signal, async (fetched) => {
		const modules = await countModules(folder);
		progress(`${fetched} answers from the registry, ${modules} folders written`);
	});
	progress('building the SQLite module');
	await npm(folder, ['rebuild', 'sqlite3'], signal, () => Promise.resolve());
}

/** Runs npm and calls `tick` every second with the number of answers that the registry gave. */
async function npm(
	folder: string,
	args: readonly string[],
	signal: AbortSignal,
	tick: (fetched: number) => Promise<void>,
): Promise<void> {
	let fetched = 0;
	const running = execa('npm', [...args, '--loglevel=http'], {
		cwd: folder,
		env: { npm_config_nodedir: nodeHeaders() },
		cancelSignal: signal,
		reject: false,
		all: true,
	});
	running.stderr.on('data', (chunk: Buffer) => {
		fetched += chunk.toString().split('http fetch').length - 1;
	});
	const timer = setInterval(() => void tick(fetched), 1000);
	const { exitCode, all } = await running;
	clearInterval(timer);
	signal.throwIfAborted();
	if (exitCode === 0) return;
	const lastWords = all
		.split('\n')
		.filter((line) => !line.includes('http fetch'))
		.slice(-30)
		.join('\n');
	throw new Error(
		`npm ${args.join(' ')} did not work in ${folder}:\n${lastWords}\n` +
			'If it asks for a compiler: SQLite is built on this machine where no prebuilt file can be ' +
			'fetched, which takes python3, make and a C++ compiler.',
	);
}

/** The headers that came with the Node that runs this, for modules that are built here. */
function nodeHeaders(): string {
	const fromNode = createRequire(createRequire(import.meta.url).resolve('node/package.json'));
	return path.dirname(fromNode.resolve(`node-${process.platform}-${process.arch}/package.json`));
}

async function countModules(folder: string): Promise<number> {
	const modules = path.join(folder, 'node_modules');
	return (await exists(modules)) ? (await readdir(modules)).length : 0;
}

/** Whether n8n is there in that version and its database module can be loaded. */
async function isUsable({ folder, version }: Wanted): Promise<boolean> {
	const file = path.join(folder, 'node_modules', 'n8n', 'package.json');
	if (!(await exists(file))) return false;
	const installed = manifest.parse(JSON.parse(await readFile(file, 'utf8')));
	if (installed.version !== version) return false;
	// npm writes its record when everything is in place.
	if (!(await exists(path.join(folder, 'node_modules', '.package-lock.json')))) return false;
	const { exitCode } = await execa(process.execPath, ['-e', 'require("sqlite3")'], {
		cwd: folder,
		reject: false,
	});
	return exitCode === 0;
}
