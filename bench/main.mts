/**
 * The benchmark. `--quick` takes under three minutes and no n8n; `--small` runs every part with few
 * alerts, to try the benchmark itself. Only the full run changes docs/performance.md and is kept in
 * bench/results.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tools/packedPackage.mts';
import { tellFailure } from '../tools/tellFailure.mts';
import { measure } from './measure.mts';
import { drawCharts } from './report/charts.mts';
import { fillDocument } from './report/document.mts';
import { keep, readHistory } from './report/history.mts';
import { tellResults } from './report/terminal.mts';
import { alsoToReach, toReach } from './report/toReach.mts';
import type { Results } from './results.mts';
import { sizes } from './sizes.mts';

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		small: { type: 'boolean', default: false },
	},
});

try {
	const results = await measure(
		values.quick ? sizes.quick : values.small ? sizes.small : sizes.full,
	);
	tellResults(results);
	await writeReport(results);
	if (results.size === 'full') await publish(results);
} catch (error) {
	tellFailure(error);
	process.exit(); // what was started beside the part that failed would go on for minutes
}

async function writeReport(results: Results): Promise<void> {
	const file = path.join(root, 'reports', 'bench.json');
	await mkdir(path.dirname(file), { recursive: true });
	const { size, at, version, machine, withoutN8n, inN8n } = results;
	const report = {
		size,
		at,
		version,
		machine,
		toReach: toReach(results),
		alsoToReach: alsoToReach(results),
		withoutN8n,
		inN8n,
	};
	await writeFile(file, `${JSON.stringify(report, null, '\t')}\n`);
	console.log(`\nAll numbers: ${path.relative(root, file)}`);
}

async function publish(results: Results): Promise<void> {
	const kept = path.join(root, 'bench', 'results');
	await keep(results, kept);
	await drawCharts(results, await readHistory(kept), path.join(root, 'docs', 'charts'));
	await fillDocument(path.join(root, 'docs', 'performance.md'), results);
	console.log('docs/performance.md, docs/charts and bench/results are up to date');
}
