import { textAt } from '../document/line';
import type { Document, Row } from '../document/line';
import { cellText, linesOf, shownCells } from './cells';
import type { Cell } from './cells';
import { endsWithColon, isLabelLike, withoutColon } from './labelText';
import type { PairReader, PrintedPair } from './printedPair';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const mostValueLines = 30;

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
	const { last } = linesOf(row);
	const pairs: PrintedPair[] = [];
	for (let index = 0; index < cells.length; index += 2) {
		const [label, value] = [cells[index], cells[index + 1]];
		if (label === undefined || value === undefined) return [];
		if (!isPair(reader, row, label, value, cells.length > 2)) return [];
		const text = withoutColon(cellText(reader.lines, label));
		const first = label.lines[0] ?? 0;
		pairs.push({ label: text, value: cellText(reader.lines, value), first, last, row: null });
	}
	return pairs;
}

function isPair(reader: PairReader, row: Row, label: Cell, value: Cell, strict: boolean): boolean {
	const [line, ...more] = label.lines;
	if (line === undefined || more.length > 0 || value.lines.length > mostValueLines) return false;
	const text = textAt(reader.lines, line);
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
	const text = cellText(reader.lines, value);
	return (
		/^(?:field|property|attribute|champ|propriété)$/iu.test(label) &&
		/^(?:value|valeur)$/iu.test(text)
	);
}

function lonelyLabel(reader: PairReader, cells: readonly Cell[]): readonly PrintedPair[] {
	const [cell] = cells;
	const [line, ...more] = cell?.lines ?? [];
	if (cell === undefined || line === undefined || more.length > 0 || cell.cell !== 0) return [];
	const text = textAt(reader.lines, line);
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
			const text = textAt(document.lines, linesOf(row).first);
			const known = row.cells > 1 && text.length <= 62 && isKnown(withoutColon(text));
			return known ? [row.table] : [];
		}),
	);
}
