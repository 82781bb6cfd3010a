import { readFile, writeFile } from 'node:fs/promises';
import { betweenMarkers } from '../../tools/betweenMarkers.mts';
import type { Results } from '../results.mts';
import {
	asMarkdown,
	deliveryTable,
	goalTable,
	loadingTable,
	readingTable,
	separateTable,
	sideBySideTable,
	thresholdTable,
	twiceTable,
} from './tables.mts';
import { alsoToReach, toReach } from './toReach.mts';

/**
 * Puts the tables of a run into a Markdown file, each between `<!-- bench:name -->` and
 * `<!-- /bench:name -->`; what stands outside stays. Throws when a pair of markers is missing.
 */
export async function fillDocument(file: string, results: Results): Promise<void> {
	const filled = Object.entries(parts(results)).reduce(
		(text, [name, content]) => betweenMarkers(text, `bench:${name}`, content),
		await readFile(file, 'utf8'),
	);
	await writeFile(file, filled);
}

function parts(results: Results): Readonly<Record<string, string>> {
	return {
		run: about(results),
		toReach: asMarkdown(goalTable(toReach(results))),
		alsoToReach: asMarkdown(goalTable(alsoToReach(results))),
		reading: asMarkdown(readingTable(results)),
		delivery: asMarkdown(deliveryTable(results)),
		threshold: asMarkdown(thresholdTable(results)),
		sideBySide: asMarkdown(sideBySideTable(results)),
		twice: asMarkdown(twiceTable(results)),
		separate: asMarkdown(separateTable(results)),
		loading: asMarkdown(loadingTable(results)),
	};
}

const trial = '**A trial of the benchmark with few alerts, not a measurement.**';

function about({ size, at, version, machine, withoutN8n }: Results): string {
	const { overBareCalls, signInCalls } = withoutN8n;
	return [
		...(size === 'full' ? [] : [trial]),
		`Version ${version}, ${at.slice(0, 10)}, n8n ${machine.n8n}, Node ${machine.node}, on ${machine.cores} cores of ${machine.cpu} with ${machine.memoryGb} GB.`,
		`n8n's first sign-in with a credential takes ${signInCalls} calls, once.`,
		`${overBareCalls.alerts} mails of 30 kB cost the node ${overBareCalls.nodeCpuMs.toFixed(2)} ms of CPU each; a node that only makes the same ${overBareCalls.calls} calls, ${overBareCalls.bareCpuMs.toFixed(2)} ms.`,
	].join(' ');
}
