import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { median } from '../median.mts';
import type { PackageUnderTest } from '../packageUnderTest.mts';

/** What a process pays for the package. */
export type PackageCost = {
	/** Loading node and credential where n8n's own modules are loaded already, ms. */
	readonly loadMs: number;
	readonly scriptBytes: number;
	readonly packedBytes: number;
	/** Bytes of the node's description as JSON. */
	readonly descriptionBytes: number;
};

const rounds = 7;
const told = z.object({ loadMs: z.number(), descriptionBytes: z.number() });
const nodeFile = 'dist/nodes/OfficeProtectAutotask/OfficeProtectAutotask.node.js';
const credentialFile = 'dist/credentials/OfficeProtectAutotaskApi.credentials.js';

export async function measurePackageCost({
	folder,
	packedBytes,
}: PackageUnderTest): Promise<PackageCost> {
	const files = [nodeFile, credentialFile].map((file) => path.join(folder, file));
	const loads: z.infer<typeof told>[] = [];
	for (let round = 0; round < rounds; round += 1) loads.push(await load(files));
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return {
		loadMs: median(loads.map(({ loadMs }) => loadMs)),
		scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
		packedBytes,
		descriptionBytes: loads[0]?.descriptionBytes ?? 0,
	};
}

/** In a process of its own, in which the modules that n8n supplies are there before. */
async function load(files: readonly string[]): Promise<z.infer<typeof told>> {
	const supplied = await suppliedModules(files);
	const [node = '', credential = ''] = files;
	const script = `
		const load = require('node:module').createRequire(${JSON.stringify(node)});
		for (const name of ${JSON.stringify(supplied)}) load(name);
		const started = performance.now();
		const { OfficeProtectAutotask } = load(${JSON.stringify(node)});
		load(${JSON.stringify(credential)});
		const { description } = new OfficeProtectAutotask();
		const loadMs = performance.now() - started;
		const descriptionBytes = Buffer.byteLength(JSON.stringify(description));
		console.log(JSON.stringify({ loadMs, descriptionBytes }));`;
	const { stdout } = await execa(process.execPath, ['-e', script]);
	return told.parse(JSON.parse(stdout));
}

async function suppliedModules(files: readonly string[]): Promise<readonly string[]> {
	const sources = await Promise.all(files.map(async (file) => readFile(file, 'utf8')));
	const names = sources.flatMap((source) =>
		[...source.matchAll(/\brequire\("([^"./][^"]*)"\)/g)].map(([, name = '']) => name),
	);
	return [...new Set(names)];
}
