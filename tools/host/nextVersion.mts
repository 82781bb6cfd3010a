import path from 'node:path';
import { run } from '../run.mts';
import { unpack } from '../unpack.mts';

export type NextVersion = { readonly version: string; readonly tarball: string };

/**
 * Makes the next patch version of a packed package, the same but for its version, in `folder`, which
 * is made if missing.
 */
export async function packNextVersion(tarball: string, folder: string): Promise<NextVersion> {
	await unpack(tarball, folder);
	const npm = async (...args: readonly string[]): Promise<string> =>
		(await run('npm', [...args, '--ignore-scripts'], { cwd: folder })).stdout.trim();
	const version = (await npm('version', 'patch', '--no-git-tag-version')).replace(/^v/, '');
	return { version, tarball: path.join(folder, await npm('pack', '--quiet')) };
}
