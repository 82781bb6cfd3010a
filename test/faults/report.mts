import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { betweenMarkers } from '../../tools/betweenMarkers.mts';
import { root } from '../../tools/packedPackage.mts';
import type { Row } from './row.mts';
import { markdownTable, totalOf } from './table.mts';

/** Writes `reports/faults.json`: the rows of all seeds. */
export async function writeReport(rows: readonly Row[]): Promise<void> {
	const folder = path.join(root, 'reports');
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'faults.json'), `${JSON.stringify(rows, null, '\t')}\n`);
}

/** Puts the tables into docs/reliability.md, in place of those that were measured before. */
export async function writeDocs(rows: readonly Row[]): Promise<void> {
	const page = path.join(root, 'docs', 'reliability.md');
	const measured = (['single', 'queue'] as const).flatMap((mode) => {
		const ofMode = rows.filter((row) => row.mode === mode);
		return ofMode.length > 0 ? toldOf(ofMode) : [];
	});
	const text = `${measured.join('\n\n')}\n`;
	await writeFile(page, betweenMarkers(await readFile(page, 'utf8'), 'faults', text));
}

/** The totals of a mode, and the rows of its first seed with each number of workers. */
function toldOf(rows: readonly Row[]): readonly string[] {
	const seeds = [...new Set(rows.map(({ seed }) => seed))];
	const first = new Map<number, string>();
	for (const { workers, seed } of rows) if (!first.has(workers)) first.set(workers, seed);
	const shown = rows.filter(({ workers, seed }) => first.get(workers) === seed);
	const which = [...first].map(([workers, seed]) => `${seed} with workers: ${workers}`);
	const [{ mode } = { mode: '' }] = rows;
	return [
		`**Mode ${mode}**, seeds ${seeds.join(', ')}: ${totalOf(rows)}. The rows of seed ${which.join(', seed ')}:`,
		markdownTable(shown),
	];
}
