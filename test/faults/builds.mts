import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { packPackage, root } from '../../tools/packedPackage.mts';
import type { PackedPackage } from '../../tools/packedPackage.mts';
import { unpack } from '../../tools/unpack.mts';

/** A deliberate change of the sources: `is` stands once in `file` and becomes `becomes`. */
export type Change = { readonly file: string; readonly is: string; readonly becomes: string };

/** The package as it ships: packed, and unpacked with its modules in reach. */
export type ShippedBuild = { readonly packed: PackedPackage; readonly packageFolder: string };

/** Builds and packs the package, and unpacks it below `folder`: what is run is what ships. */
export async function shippedBuild(folder: string): Promise<ShippedBuild> {
	const packed = await packPackage(folder);
	const packageFolder = path.join(folder, 'shipped');
	await unpack(packed.tarball, packageFolder);
	await symlink(path.join(root, 'node_modules'), path.join(packageFolder, 'node_modules'));
	return { packed, packageFolder };
}

/**
 * Builds a copy of the sources with changes, below `folder`. Rejects when a text to change does not
 * stand exactly once in its file: then the sources have moved on and the change means nothing.
 */
export async function changedBuild(
	folder: string,
	name: string,
	changes: readonly Change[],
): Promise<string> {
	const copy = path.join(folder, name);
	await mkdir(copy, { recursive: true });
	const sources = ['nodes', 'credentials', 'icons', 'tools', 'gulpfile.js', 'index.js'];
	for (const source of [...sources, 'package.json', 'tsconfig.json']) {
		await cp(path.join(root, source), path.join(copy, source), { recursive: true });
	}
	await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
	for (const change of changes) await apply(change, copy);
	await execa('gulp', ['build'], { cwd: copy, preferLocal: true, localDir: root });
	return copy;
}

async function apply({ file, is, becomes }: Change, folder: string): Promise<void> {
	const changed = path.join(folder, file);
	const parts = (await readFile(changed, 'utf8')).split(is);
	if (parts.length !== 2) {
		throw new Error(`The text to change stands ${parts.length - 1} times in ${file}: ${is}`);
	}
	await writeFile(changed, parts.join(becomes));
}
