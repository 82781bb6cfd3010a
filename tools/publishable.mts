import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { root } from './packedPackage.mts';
import { publishFindings } from './publishFindings.mts';
import { tellFailure } from './tellFailure.mts';

const named = [
	'package.json',
	'credentials/OfficeProtectAutotaskApi.credentials.ts',
	'nodes/OfficeProtectAutotask/OfficeProtectAutotask.node.json',
];

try {
	const texts = await Promise.all(named.map(read));
	const { version } = z.object({ version: z.string() }).parse(JSON.parse(texts[0] ?? ''));
	const findings = publishFindings({
		version,
		files: new Map(named.map((file, i) => [file, texts[i] ?? ''])),
		changelog: await read('CHANGELOG.md'),
		tag: process.env['GITHUB_REF_TYPE'] === 'tag' ? process.env['GITHUB_REF_NAME'] : undefined,
		inGitHubActions: process.env['GITHUB_ACTIONS'] === 'true',
	});
	if (findings.length > 0) throw new Error(['Not fit to publish:', ...findings].join('\n- '));
	console.log(`${version} may be published.`);
} catch (error) {
	tellFailure(error);
}

async function read(file: string): Promise<string> {
	return readFile(path.join(root, file), 'utf8');
}
