import { mkdir } from 'node:fs/promises';
import { run } from './run.mts';

/** Unpacks a package's tarball into `folder` (made if missing), without its outermost folder. */
export async function unpack(tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
