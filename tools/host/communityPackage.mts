import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const manifest = z.record(z.unknown());

/** What n8n strips from the manifest of a community package before it installs it. */
const stripped = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** How n8n then calls npm in the folder of the package. */
export const installArguments = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

/** Leaves in the manifest of an unpacked package what n8n leaves there. */
export async function stripManifest(packageFolder: string): Promise<void> {
	const file = path.join(packageFolder, 'package.json');
	const content = Object.entries(manifest.parse(JSON.parse(await readFile(file, 'utf8'))));
	const kept = Object.fromEntries(content.filter(([key]) => !stripped.includes(key)));
	await writeFile(file, JSON.stringify(kept, null, 2));
}
