import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { PackedPackage } from '../packedPackage.mts';
import { unpack } from '../packedPackage.mts';

const manifest = z.record(z.unknown());

/** What n8n strips from the manifest of a community package before it installs it. */
const stripped = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Installs a packed package into an n8n user folder by the steps that n8n takes when a user
 * installs it from its settings, without the registry. Gives the folder of the package.
 */
export async function installPackage(packed: PackedPackage, userFolder: string): Promise<string> {
	const folder = path.join(userFolder, '.n8n', 'nodes', 'node_modules', packed.name);
	await unpack(packed.tarball, folder);
	const file = path.join(folder, 'package.json');
	const content = Object.entries(manifest.parse(JSON.parse(await readFile(file, 'utf8'))));
	const kept = Object.fromEntries(content.filter(([key]) => !stripped.includes(key)));
	await writeFile(file, JSON.stringify(kept, null, 2));
	await execa(
		'npm',
		['install', '--ignore-scripts', '--install-strategy=shallow', '--no-audit', '--no-fund'],
		{ cwd: folder },
	);
	return folder;
}
