import type { Document, Line, Row } from './document/line';
import { endsWithColon, isLabelLike, withoutColon } from './labelText';
import type { PairReader, PrintedPair } from './printedPair';

const mostValueLines = 30;

interface Cell {
	readonly cell: number;
	readonly lines: readonly number[];
}

/** The row's cells that show something, from left to right; a cell with a colon alone is none. */
function shownCells(lines: readonly Line[], row: Row): readonly Cell[] {
	const cells = new Map<number, number[]>();
	for (const { line, cell } of row.lines) {
		const text = lines[line]?.text ?? '';
		if (text === '' || /^[:：]$/u.test(text)) continue;
		const known = cells.get(cell);
		if (known === undefined) cells.set(cell, [line]);
		else known.push(line);
	}
	return [...cells].map(([cell, own]) => ({ cell, lines: own }));
}

function textOf(lines: readonly Line[], cell: Cell): string {
	return cell.lines.map((line) => lines[line]?.text ?? '').join('\n');
}

/** Label and value in two cells of a row that starts with this line; also twice two cells. */
export function rowPairs(reader: PairReader, index: number): readonly PrintedPair[] {
	let place = reader.lines[index]?.cell ?? null;
	while (place !== null) {
		const row = reader.document.rows[place.row];
		if (row === undefined || row.lines[0]?.line !== index) return [];
		const cells = shownCells(reader.lines, row);
		if (cells.length > 1 || row.cells > 1) return pairsOfRow(reader, row, cells);
		if (row.lines.length > 1) return [];
		place = place.outer;
	}
	return [];
}

function pairsOfRow(reader: PairReader, row: Row, cells: readonly Cell[]): readonly PrintedPair[] {
	if (row.headerCells > 1 && row.headerCells === row.cells) return [];
	if (cells.length === 1 && row.cells === 2) return lonelyLabel(reader, cells);
	if (cells.length % 2 !== 0 || cells.length > 6) return [];
	const last = row.lines.at(-1)?.line ?? 0;
	const pairs: PrintedPair[] = [];
	for (let index = 0; index < cells.length; index += 2) {
		const [label, value] = [cells[index], cells[index + 1]];
		if (label === undefined || value === undefined) return [];
		if (!isPair(reader, row, label, value, cells.length > 2)) return [];
		const text = withoutColon(textOf(reader.lines, label));
		const first = label.lines[0] ?? 0;
		pairs.push({ label: text, value: textOf(reader.lines, value), first, last, row: null });
	}
	return pairs;
}

function isPair(reader: PairReader, row: Row, label: Cell, value: Cell, strict: boolean): boolean {
	const [line, ...more] = label.lines;
	if (line === undefined || more.length > 0 || value.lines.length > mostValueLines) return false;
	const text = reader.lines[line]?.text ?? '';
	const bare = withoutColon(text);
	if (!isLabelLike(bare) || isColumnHead(reader, bare, value)) return false;
	if (value.lines.some((own) => reader.linkLines.has(own) || reader.envelope.has(own)))
		return false;
	if (reader.linkLines.has(line) || reader.envelope.has(line)) return false;
	if (endsWithColon(text) || reader.isKnown(bare)) return true;
	return !strict && (row.headerCells === 1 || reader.labelTables.has(row.table));
}

/** `Field | Value` above a table of labels and values. */
function isColumnHead(reader: PairReader, label: string, value: Cell): boolean {
	const text = textOf(reader.lines, value);
	return (
		/^(?:field|property|attribute|champ|propriété)$/iu.test(label) &&
		/^(?:value|valeur)$/iu.test(text)
	);
}

function lonelyLabel(reader: PairReader, cells: readonly Cell[]): readonly PrintedPair[] {
	const [cell] = cells;
	const [line, ...more] = cell?.lines ?? [];
	if (cell === undefined || line === undefined || more.length > 0 || cell.cell !== 0) return [];
	const text = reader.lines[line]?.text ?? '';
	const label = withoutColon(text);
	if (!isLabelLike(label) || reader.linkLines.has(line)) return [];
	const certain = endsWithColon(text) || reader.isKnown(label);
	return certain ? [{ label, value: '', first: line, last: line, row: null }] : [];
}

/** The tables in which some row begins with a known label. */
export function tablesWithLabels(
	document: Document,
	isKnown: (label: string) => boolean,
): ReadonlySet<number> {
	return new Set(
		document.rows.flatMap((row) => {
			const text = document.lines[row.lines[0]?.line ?? -1]?.text ?? '';
			const known = row.cells > 1 && text.length <= 62 && isKnown(withoutColon(text));
			return known ? [row.table] : [];
		}),
	);
}

export interface HeadedRows {
	readonly pairs: readonly PrintedPair[];
	/** The lines of these tables. */
	readonly lines: ReadonlySet<number>;
}

/** Tables whose head holds the labels and each further row an event. */
export function headedRows(reader: PairReader): HeadedRows {
	const byTable = new Map<number, number[]>();
	reader.document.rows.forEach((row, id) => {
		if (row.cells < 2) return;
		const rows = byTable.get(row.table);
		if (rows === undefined) byTable.set(row.table, [id]);
		else rows.push(id);
	});
	const pairs: PrintedPair[] = [];
	const lines = new Set<number>();
	for (const rows of byTable.values()) {
		const head = reader.document.rows[rows[0] ?? -1];
		if (head === undefined || rows.length < 2 || !isHead(reader, head)) continue;
		head.lines.forEach(({ line }) => lines.add(line));
		for (const id of rows.slice(1)) {
			const row = reader.document.rows[id];
			if (row === undefined || row.cells !== head.cells) continue;
			row.lines.forEach(({ line }) => lines.add(line));
			pairs.push(...pairsUnder(reader, head, row, id));
		}
	}
	return { pairs, lines };
}

function isHead(reader: PairReader, row: Row): boolean {
	const cells = shownCells(reader.lines, row);
	const labels = cells.map((cell) => withoutColon(textOf(reader.lines, cell)));
	if (!labels.every((label) => isLabelLike(label))) return false;
	const meanings = new Set(
		labels.map((label) => reader.meaningOf(label)).filter((meaning) => meaning !== null),
	);
	const allHead = row.headerCells === row.cells;
	return meanings.size >= 2 && cells.length >= 2 && (row.cells > 2 || allHead);
}

function pairsUnder(reader: PairReader, head: Row, row: Row, id: number): readonly PrintedPair[] {
	const labels = new Map(
		shownCells(reader.lines, head).map((cell) => [
			cell.cell,
			withoutColon(textOf(reader.lines, cell)),
		]),
	);
	const [first, last] = [row.lines[0]?.line ?? 0, row.lines.at(-1)?.line ?? 0];
	return shownCells(reader.lines, row).flatMap((cell) => {
		const label = labels.get(cell.cell);
		const isLink = cell.lines.every((line) => reader.linkLines.has(line));
		if (label === undefined || isLink) return [];
		return [{ label, value: textOf(reader.lines, cell), first, last, row: id }];
	});
}
