import path from 'node:path';
import { execa } from 'execa';
import type { PackedPackage } from '../packedPackage.mts';
import { unpack } from '../unpack.mts';
import { installArguments, stripManifest } from './communityPackage.mts';

/**
 * Installs a packed package into an n8n user folder by the steps that n8n takes when a user
 * installs it from its settings, without the registry. Gives the folder of the package.
 */
export async function installPackage(packed: PackedPackage, userFolder: string): Promise<string> {
	const folder = path.join(userFolder, '.n8n', 'nodes', 'node_modules', packed.name);
	await unpack(packed.tarball, folder);
	await stripManifest(folder);
	await execa('npm', installArguments, { cwd: folder });
	return folder;
}
