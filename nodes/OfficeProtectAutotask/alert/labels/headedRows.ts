import type { Row } from '../document/line';
import { cellText, linesOf, shownCells } from './cells';
import { isLabelLike, withoutColon } from './labelText';
import type { PairReader, PrintedPair } from './printedPair';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export interface HeadedRows {
	readonly pairs: readonly PrintedPair[];
	/** The lines of these tables, and those of their heads alone. */
	readonly lines: ReadonlySet<number>;
	readonly heads: ReadonlySet<number>;
}

interface NumberedRow extends Row {
	readonly id: number;
}

interface HeadedTable {
	readonly head: NumberedRow;
	readonly rows: readonly NumberedRow[];
}

/** Tables whose head holds the labels and each further row an event. */
export function headedRows(reader: PairReader): HeadedRows {
	const pairs: PrintedPair[] = [];
	const heads = new Set<number>();
	const lines = new Set<number>();
	for (const { head, rows } of headedTables(reader)) {
		const headText = textOf(reader, head);
		for (const row of [head, ...rows]) {
			const isHeadAgain = textOf(reader, row) === headText;
			row.lines.forEach(({ line }) => lines.add(line));
			if (isHeadAgain) row.lines.forEach(({ line }) => heads.add(line));
			else pairs.push(...pairsUnder(reader, head, row));
		}
	}
	return { pairs, heads, lines };
}

/** Tables with their heads; a head may stand in a table of its own above the rows’ tables. */
function headedTables(reader: PairReader): readonly HeadedTable[] {
	const found: { head: NumberedRow; rows: NumberedRow[] }[] = [];
	let open: { head: NumberedRow; rows: NumberedRow[] } | null = null;
	for (const rows of rowsByTable(reader)) {
		const [first, ...others] = rows;
		if (first === undefined) continue;
		if (isHead(reader, first)) {
			open = { head: first, rows: others.filter((row) => fits(row, first)) };
			found.push(open);
			if (others.length > 0) open = null;
		} else if (
			open !== null &&
			first.cells > 2 &&
			rows.every((row) => row.cells === open?.head.cells)
		) {
			open.rows.push(...rows);
		} else {
			open = null;
		}
	}
	return found.filter(({ rows }) => rows.length > 0);
}

function rowsByTable(reader: PairReader): readonly (readonly NumberedRow[])[] {
	const tables = new Map<number, NumberedRow[]>();
	reader.document.rows.forEach((row, id) => {
		if (row.cells < 2) return;
		const rows = tables.get(row.table);
		if (rows === undefined) tables.set(row.table, [{ ...row, id }]);
		else rows.push({ ...row, id });
	});
	return [...tables.values()];
}

/** Whether a row has the cells that its head has; the last may be left out, or have no head. */
function fits(row: Row, head: Row): boolean {
	if (row.cells === head.cells) return true;
	return !row.wide && row.cells >= head.cells - 1 && row.cells <= head.cells + 2;
}

function isHead(reader: PairReader, row: Row): boolean {
	const cells = shownCells(reader.lines, row);
	const labels = cells.map((cell) => withoutColon(cellText(reader.lines, cell)));
	if (!labels.every((label) => isLabelLike(label) || isOrdinal(label))) return false;
	const meanings = new Set(
		labels.map((label) => reader.meaningOf(label)).filter((meaning) => meaning !== null),
	);
	const allHead = row.headerCells === row.cells;
	return meanings.size >= 2 && cells.length >= 2 && (row.cells > 2 || allHead);
}

/** The head of a column that numbers the rows. */
function isOrdinal(label: string): boolean {
	return /^(?:#|n[ro]\.|n[°º]\.?)$/iu.test(label);
}

function textOf(reader: PairReader, row: Row): string {
	return shownCells(reader.lines, row)
		.map((cell) => cellText(reader.lines, cell))
		.join('\t');
}

function pairsUnder(
	reader: PairReader,
	head: NumberedRow,
	row: NumberedRow,
): readonly PrintedPair[] {
	const labels = new Map(
		shownCells(reader.lines, head).map((cell) => [
			cell.cell,
			withoutColon(cellText(reader.lines, cell)),
		]),
	);
	const { first, last } = linesOf(row);
	return shownCells(reader.lines, row).flatMap((cell) => {
		const label = labels.get(cell.cell);
		const isLink = cell.lines.every((line) => reader.linkLines.has(line));
		if (label === undefined || isLink || !isLabelLike(label)) return [];
		const place = { row: row.id, head: head.id };
		return [{ label, value: cellText(reader.lines, cell), first, last, row: place }];
	});
}
