import { access, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { withFolderLock } from './folderLock.mts';

/** Told every second or so what an installation is doing, in a few words. */
export type Progress = (text: string) => void;

/**
 * A folder of that name in the user's cache, outside the checkout. `fill` puts its contents there
 * unless an earlier call did; after a call that failed it finds what that one left. A second caller
 * waits for the first.
 */
export async function cachedFolder(
	name: string,
	progress: Progress,
	signal: AbortSignal,
	fill: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = path.join(cacheFolder(), name);
	const marker = path.join(folder, 'complete.json');
	if (await exists(marker)) return folder;
	await mkdir(folder, { recursive: true });
	await withFolderLock(`${folder}.lock`, progress, signal, async () => {
		if (await exists(marker)) return;
		await fill(folder);
		await writeFile(marker, `${JSON.stringify({ complete: name })}\n`);
	});
	return folder;
}

function cacheFolder(): string {
	const base = process.env['XDG_CACHE_HOME'] ?? '';
	return path.join(
		base === '' ? path.join(homedir(), '.cache') : base,
		'n8n-nodes-office-protect-autotask',
	);
}

/** Whether there is a file or folder of that path. */
export async function exists(file: string): Promise<boolean> {
	try {
		await access(file);
		return true;
	} catch {
		return false;
	}
}
