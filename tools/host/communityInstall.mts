import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import axios from 'axios';
import { z } from 'zod';
import { unpack } from '../unpack.mts';
import { installArguments, stripManifest } from './communityPackage.mts';
import type { Registry } from './registryClient.mts';
import { exists } from './userCache.mts';

const named = z.object({ version: z.string() });
const ledger = z.object({ dependencies: z.record(z.string()) }).passthrough();
const outdated = z.record(z.object({ current: z.string(), latest: z.string() }));

/** Where an n8n keeps its community packages. */
export function nodesFolder(userFolder: string): string {
	return path.join(userFolder, '.n8n', 'nodes');
}

/**
 * Installs the newest version of a package into an n8n user folder, or updates it to that, by the
 * steps of n8n's own dialog (`installOrUpdatePackage` in n8n 2.41) up to where n8n loads it. Left
 * out is what only n8n can do: its licence check, the question to its server whether the package is
 * banned, the record in its database. Gives the folder of the package.
 */
export async function installNewest(
	registry: Registry,
	userFolder: string,
	name: string,
): Promise<string> {
	const nodes = nodesFolder(userFolder);
	const folder = path.join(nodes, 'node_modules', name);
	await axios.get(`${registry.url}/${encodeURIComponent(name)}/latest`, { proxy: false });
	const backup = await movedAside(folder);
	await download(registry, { nodes, folder, name });
	if (backup !== undefined) await rm(backup, { recursive: true });
	return folder;
}

async function movedAside(folder: string): Promise<string | undefined> {
	if (!(await exists(folder))) return undefined;
	const backup = `${folder}.backup-${Date.now()}`;
	await rename(folder, backup);
	return backup;
}

type Place = { readonly nodes: string; readonly folder: string; readonly name: string };

async function download(registry: Registry, { nodes, folder, name }: Place): Promise<void> {
	await mkdir(folder, { recursive: true });
	const packed = await registry.npm(['pack', `${name}@latest`, '--quiet'], nodes);
	const tarball = path.join(nodes, packed.trim());
	try {
		await unpack(tarball, folder);
		await stripManifest(folder);
		await registry.npm(installArguments, folder);
		await noteVersion(nodes, name, await versionIn(folder));
	} finally {
		await rm(tarball);
	}
}

async function versionIn(folder: string): Promise<string> {
	return named.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))).version;
}

/** n8n makes the file at its start; here the package may come first. */
async function noteVersion(nodes: string, name: string, version: string): Promise<void> {
	const file = path.join(nodes, 'package.json');
	const noted = (await exists(file))
		? ledger.parse(JSON.parse(await readFile(file, 'utf8')))
		: { name: 'installed-nodes', private: true, dependencies: {} };
	const dependencies = { ...noted.dependencies, [name]: version };
	await writeFile(file, JSON.stringify({ ...noted, dependencies }, null, 2));
}

/**
 * The newer version that n8n's list of packages would offer (it asks `npm outdated`); undefined when
 * there is none.
 */
export async function offeredUpdate(
	registry: Registry,
	userFolder: string,
	name: string,
): Promise<string | undefined> {
	const said = await registry.npm(['outdated', '--json'], nodesFolder(userFolder)).catch(outputOf);
	return outdated.parse(JSON.parse(said))[name]?.latest;
}

/** npm ends with 1 when something is outdated. */
function outputOf(error: unknown): string {
	const { success, data } = z.object({ code: z.literal(1), stdout: z.string() }).safeParse(error);
	if (!success) throw error;
	return data.stdout;
}
