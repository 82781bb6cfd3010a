import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { ensureProgram } from '../debianPackage.mts';
import { freePort } from './freePort.mts';

export type Postgres = {
	readonly port: number;
	/** Ends it at once, as a crash does, and starts it again on the same data. */
	crashAndRestart(): Promise<void>;
	/** Ends it and removes its data. */
	remove(): Promise<void>;
};

/** Who may sign in to every database that is started here, without a password, from this machine. */
export const databaseLogin = { user: 'n8n', database: 'postgres' };

const startSeconds = 60;

/**
 * Starts PostgreSQL with an empty database in a new temporary folder, on a free port of 127.0.0.1.
 * Installs it first where it is missing and this process may.
 */
export async function startPostgres(signal: AbortSignal): Promise<Postgres> {
	const control = await program('pg_ctl', signal);
	const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
	const data = path.join(folder, 'data');
	const port = await freePort();
	const owner = await ownerOf(folder);
	const run = async (file: string, args: readonly string[]) =>
		execa(file, args, { ...owner, cwd: folder, stdio: 'ignore' });
	const start = async () => {
		const listen = `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=200`;
		const log = path.join(folder, 'log');
		await run(control, [
			...['start', '-w', '-t', String(startSeconds), '-D', data, '-l', log, '-o', listen],
		]);
	};
	const end = async (mode: 'fast' | 'immediate') =>
		run(control, ['stop', '-w', '-m', mode, '-D', data]);
	try {
		const initialise = await program('initdb', signal);
		await run(initialise, ['-D', data, '-U', databaseLogin.user, '-A', 'trust', '-E', 'UTF8']);
		await start();
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		throw error;
	}
	return {
		port,
		crashAndRestart: async () => {
			await end('immediate');
			await start();
		},
		remove: async () => {
			await end('fast').catch(() => undefined);
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

async function program(name: string, signal: AbortSignal): Promise<string> {
	const folders = ['/usr/lib/postgresql/*/bin'];
	return ensureProgram({ program: name, packages: ['postgresql'], folders }, signal);
}

/** PostgreSQL refuses to run as root: its files then belong to the user of Debian's package. */
async function ownerOf(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
	if (process.getuid?.() !== 0) return {};
	const [uid = 0, gid = 0] = await Promise.all(
		['-u', '-g'].map(async (flag) => Number((await execa('id', [flag, 'postgres'])).stdout)),
	);
	await chmod(folder, 0o700);
	await chown(folder, uid, gid);
	return { uid, gid };
}
