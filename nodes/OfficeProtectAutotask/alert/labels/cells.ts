import { textAt } from '../document/line';
import type { Line, Row } from '../document/line';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** A cell of a table's row, with the lines in it. */
export interface Cell {
	readonly cell: number;
	readonly lines: readonly number[];
}

/** The row's cells that show something, from left to right; a cell with a colon alone is none. */
export function shownCells(lines: readonly Line[], row: Row): readonly Cell[] {
	const cells = new Map<number, number[]>();
	for (const { line, cell } of row.lines) {
		const text = textAt(lines, line);
		if (text === '' || /^[:：]$/u.test(text)) continue;
		const known = cells.get(cell);
		if (known === undefined) cells.set(cell, [line]);
		else known.push(line);
	}
	return [...cells].map(([cell, own]) => ({ cell, lines: own }));
}

/** What stands in a cell. */
export function cellText(lines: readonly Line[], cell: Cell): string {
	return cell.lines.map((line) => textAt(lines, line)).join('\n');
}

/** The first and the last line of a row. */
export function linesOf(row: Row): { readonly first: number; readonly last: number } {
	return { first: row.lines[0]?.line ?? 0, last: row.lines.at(-1)?.line ?? 0 };
}
