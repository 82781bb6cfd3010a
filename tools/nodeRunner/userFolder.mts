import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for what n8n keeps of its user, in place of the one in the home folder. */
export type UserFolder = {
	readonly path: string;
	remove(): Promise<void>;
};

/**
 * Makes one with a configuration in it: several processes that find none would write theirs over
 * each other's.
 */
export async function makeUserFolder(): Promise<UserFolder> {
	const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-user-'));
	await mkdir(path.join(folder, '.n8n'));
	const config = { encryptionKey: randomBytes(24).toString('hex') };
	await writeFile(path.join(folder, '.n8n', 'config'), JSON.stringify(config), { mode: 0o600 });
	return { path: folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}
