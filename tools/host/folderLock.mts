import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const retryMs = 1000;
/** A lock without an owner is one whose maker died between its two steps, once it is this old. */
const ownerlessMs = 10_000;

/**
 * Runs `work` while holding a lock that excludes other processes of this machine. The lock is a
 * folder with its owner's process id in it; one whose owner is gone is taken over. Rejects when
 * `signal` is aborted while it waits.
 */
export async function withFolderLock<T>(
	lock: string,
	waiting: (text: string) => void,
	signal: AbortSignal,
	work: () => Promise<T>,
): Promise<T> {
	while (!(await take(lock))) {
		waiting('another process is at it; waiting for it to finish');
		if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true });
		else await pause(retryMs, undefined, { signal });
	}
	try {
		return await work();
	} finally {
		await rm(lock, { recursive: true, force: true });
	}
}

async function take(lock: string): Promise<boolean> {
	try {
		await mkdir(lock);
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
	await writeFile(path.join(lock, 'pid'), String(process.pid));
	return true;
}

async function isAbandoned(lock: string): Promise<boolean> {
	try {
		const pid = Number(await readFile(path.join(lock, 'pid'), 'utf8'));
		process.kill(pid, 0);
		return false;
	} catch (error) {
		if (codeOf(error) === 'ESRCH') return true;
		if (codeOf(error) !== 'ENOENT') return false;
	}
	try {
		return Date.now() - (await stat(lock)).mtimeMs > ownerlessMs;
	} catch {
		return false;
	}
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && 'code' in error ? error.code : undefined;
}
