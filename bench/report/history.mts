import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Results } from '../results.mts';
import { alsoToReach, toReach } from './toReach.mts';

const goals = z.record(z.object({ value: z.number().nullable(), limit: z.number() }));
const kept = z.object({
	at: z.string(),
	version: z.string(),
	machine: z.object({ cpu: z.string(), cores: z.number(), node: z.string(), n8n: z.string() }),
	toReach: goals,
	alsoToReach: goals,
});

/** What is kept of a run for good. */
export type KeptRun = z.infer<typeof kept>;

/** Writes what is kept of a run into a file of its own; its name says when the run ended. */
export async function keep(results: Results, folder: string): Promise<void> {
	const { at, version, machine } = results;
	const { cpu, cores, node, n8n } = machine;
	const run: KeptRun = {
		at,
		version,
		machine: { cpu, cores, node, n8n },
		toReach: toReach(results),
		alsoToReach: alsoToReach(results),
	};
	await mkdir(folder, { recursive: true });
	const name = `${at.slice(0, 19).replaceAll(':', '-')}Z.json`;
	await writeFile(path.join(folder, name), `${JSON.stringify(run, null, '\t')}\n`);
}

/** The runs kept so far, oldest first. */
export async function readHistory(folder: string): Promise<readonly KeptRun[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	const texts = await Promise.all(
		names.map(async (name) => readFile(path.join(folder, name), 'utf8')),
	);
	return texts.map((text) => kept.parse(JSON.parse(text)));
}
