import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { betweenMarkers } from '../../tools/betweenMarkers.mts';
import { root } from '../../tools/packedPackage.mts';
import type { Row } from './rehearse.mts';
import { markdownTable, totalOf } from './table.mts';

/** Writes `reports/faults.json`: the rows of all seeds. */
export async function writeReport(rows: readonly Row[]): Promise<void> {
	const folder = path.join(root, 'reports');
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'faults.json'), `${JSON.stringify(rows, null, '\t')}\n`);
}

/** Puts the table into docs/reliability.md, in place of the one that was measured before. */
export async function writeDocs(rows: readonly Row[]): Promise<void> {
	const page = path.join(root, 'docs', 'reliability.md');
	const seeds = [...new Set(rows.map(({ seed }) => seed))];
	const told = `Seeds ${seeds.join(', ')}: ${totalOf(rows)}.`;
	const [seed] = seeds;
	const table = markdownTable(rows.filter((row) => row.seed === seed));
	const measured = `${told}\n\nThe rows of seed ${seed ?? ''}:\n\n${table}\n`;
	await writeFile(page, betweenMarkers(await readFile(page, 'utf8'), 'faults', measured));
}
