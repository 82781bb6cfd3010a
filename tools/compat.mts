/**
 * Runs the end-to-end tests of the node in each n8n that tools/host/version.json names, and writes
 * what came of it into the README's table. The templates need the pinned n8n and are left out.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { betweenMarkers } from './betweenMarkers.mts';
import versions from './host/version.json' with { type: 'json' };
import { root } from './packedPackage.mts';
import { tellFailure } from './tellFailure.mts';

const nodeTests = 'test/e2e/(?!demo)[^/]+\\.test\\.cts$';

type Result = { readonly version: string; readonly passed: number; readonly failed: number };

const report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numFailedTestSuites: z.number(),
	numTotalTestSuites: z.number(),
});

try {
	const results: Result[] = [];
	for (const version of [versions.n8n, ...versions.alsoSupported]) {
		results.push(await testIn(version));
	}
	const readme = path.join(root, 'README.md');
	const text = await readFile(readme, 'utf8');
	await writeFile(readme, betweenMarkers(text, 'n8n versions', tableOf(results)));
	if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
} catch (error) {
	tellFailure(error);
}

async function testIn(version: string): Promise<Result> {
	console.log(`\n== n8n ${version}`);
	const outputFile = path.join(root, 'coverage', `compat-${version}.json`);
	await execa(
		'jest',
		['--config', 'test/e2e/jest.config.cjs', '--json', `--outputFile=${outputFile}`, nodeTests],
		{
			...{ cwd: root, preferLocal: true, localDir: root, reject: false },
			...{ env: { N8N_VERSION: version }, stdout: 'ignore', stderr: 'inherit' },
		},
	);
	const counted = report.parse(JSON.parse(await readFile(outputFile, 'utf8')));
	if (counted.numTotalTestSuites === 0) throw new Error(`No test was run in n8n ${version}`);
	const failed = Math.max(counted.numFailedTests, counted.numFailedTestSuites);
	return { version, passed: counted.numPassedTests, failed };
}

function tableOf(results: readonly Result[]): string {
	const rows = results.map(
		({ version, passed, failed }) =>
			`| ${version} | ${failed === 0 ? 'works' : 'does not work'} | ${passed} passed, ${failed} failed |`,
	);
	return ['| n8n | the node | its end-to-end tests |', '|---|---|---|', ...rows].join('\n');
}
