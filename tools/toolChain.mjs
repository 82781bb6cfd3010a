import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const oldestNode = 20;
const modules = path.join(root, 'node_modules');
const windows = process.platform === 'win32';
const pinnedNode = path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

/**
 * Makes sure that node_modules is what package-lock.json says and that the pinned Node is there.
 * Gives its path and version; throws what the reader has to do when the tool chain is too old or
 * an installation did not work.
 */
export async function ensureToolChain() {
	checkRunningNode();
	const lock = readJson(path.join(root, 'package-lock.json'));
	if (!installedMatches(lock)) {
		await npm('Installing the development tools (some minutes)', [
			'ci',
			'--ignore-scripts',
			'--loglevel=error',
			'--no-audit',
			'--no-fund',
		]);
	}
	const wanted = lock.packages['node_modules/node'].version;
	if (versionOf(pinnedNode) !== wanted) await npm(`Fetching Node ${wanted}`, ['rebuild', 'node']);
	const version = versionOf(pinnedNode);
	if (version !== wanted) {
		throw new Error(
			`Node ${wanted} should be in ${pinnedNode} now, but ${version ?? 'nothing'} is. ` +
				'Delete node_modules and run this again.',
		);
	}
	return { version, binary: pinnedNode };
}

function checkRunningNode() {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < oldestNode) {
		throw new Error(
			`This is Node ${process.versions.node}; Node ${oldestNode} or later is needed to begin with.`,
		);
	}
}

/** Whether npm's own record of what it installed agrees with the lock file. */
function installedMatches(lock) {
	const record = path.join(modules, '.package-lock.json');
	if (!fs.existsSync(record)) return false;
	const installed = readJson(record).packages;
	const wanted = Object.entries(lock.packages).filter(([where]) => where !== '');
	return wanted.every(([where, { version, optional, devOptional, extraneous }]) => {
		const there = installed[where];
		if (there !== undefined) return there.version === version;
		return [optional, devOptional, extraneous].includes(true);
	});
}

function versionOf(binary) {
	const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
	return status === 0 ? stdout.trim().replace(/^v/, '') : undefined;
}

function readJson(file) {
	return JSON.parse(fs.readFileSync(file, 'utf8'));
}

async function npm(title, args) {
	console.log(`${title}: npm ${args.join(' ')}`);
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const heartbeat = setInterval(() => console.log(`  still at it after ${seconds()} s`), 15_000);
	try {
		const code = await exitCodeOf('npm', args);
		if (code !== 0) throw new Error(`npm ${args[0]} ended with ${code}; see what it says above.`);
		console.log(`  done in ${seconds()} s`);
	} finally {
		clearInterval(heartbeat);
	}
}

/** npm runs under the Node that the machine has, not under the one that it is about to replace. */
function exitCodeOf(command, args) {
	const own = path.join(modules, '.bin');
	const PATH = (process.env.PATH ?? '')
		.split(path.delimiter)
		.filter((folder) => path.resolve(folder) !== own)
		.join(path.delimiter);
	const child = spawn(command, args, {
		cwd: root,
		env: { ...process.env, PATH },
		stdio: 'inherit',
		shell: windows,
	});
	return new Promise((resolve, reject) => {
		child.once('error', (error) =>
			reject(new Error(`${command} cannot be started (${error.message}). Is it installed?`)),
		);
		child.once('exit', (code, signal) => resolve(code ?? signal));
	});
}
