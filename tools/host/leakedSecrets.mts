import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import signIn from '../../test/standin/credentials.json' with { type: 'json' };
import type { RunningN8n } from './n8nProcess.mts';

/** What must stand nowhere in clear: secrets of the users that tests sign in as, and their code. */
const secrets = [
	signIn.integrationCode,
	...Object.values(signIn.users).map(({ secret }) => secret),
];

/**
 * Where a secret stands in clear in what an n8n wrote: its database with all executions, its files
 * and its log; empty when nowhere. Rejects when it wrote no database, since then nothing was seen.
 */
export async function leakedSecrets(
	n8n: Pick<RunningN8n, 'userFolder' | 'output'>,
): Promise<readonly string[]> {
	const files = await filesBelow(n8n.userFolder);
	if (!files.some((file) => file.endsWith('.sqlite'))) throw new Error('n8n has no database');
	const leaking: string[] = [];
	for (const file of files) {
		const content = await readFile(file);
		if (secrets.some((secret) => content.includes(secret))) leaking.push(file);
	}
	const log = n8n.output();
	return secrets.some((secret) => log.includes(secret)) ? [...leaking, "n8n's log"] : leaking;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => path.join(entry.parentPath, entry.name));
}
