import { textAt } from '../document/line';
import type { Line } from '../document/line';
import { isRule, withoutBullet } from '../document/textDocument';
import { endsWithColon, isLabelLike, labelledValue, withoutColon } from './labelText';
import type { LabelAndValue } from './labelText';
import { columnsOf, stackedLooks } from './labelLooks';
import type { PairReader, PairSource, PrintedPair } from './printedPair';
import { headedRows } from './headedRows';
import { rowPairs, tablesWithLabels } from './tables';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export interface PrintedPairs {
	/** In document order. */
	readonly pairs: readonly PrintedPair[];
	/** Lines of table heads whose labels count for the rows below. */
	readonly heads: ReadonlySet<number>;
}

/** Everything in a document that stands beside or below a label. */
export function printedPairs(source: PairSource): PrintedPairs {
	const { lines } = source.document;
	const isKnown = (label: string) => source.meaningOf(label) !== null;
	const labelTables = tablesWithLabels(source.document, isKnown);
	const looks = stackedLooks(lines, isKnown);
	const reader: PairReader = { ...source, lines, isKnown, looks, labelTables };
	const headed = headedRows(reader);
	const pairs: PrintedPair[] = [...headed.pairs];
	for (let index = 0; index < lines.length; ) {
		const found = headed.lines.has(index) ? [] : pairsAt(reader, index);
		pairs.push(...found);
		index = Math.max(index, ...found.map((pair) => pair.last)) + 1;
	}
	const sorted = pairs.sort((one, other) => one.first - other.first);
	return {
		pairs: sorted.filter((found, index) => !isSentence(reader, sorted, found, index)),
		heads: headed.heads,
	};
}

/**
 * Whether `Label: value` is rather a sentence (`Good news: all is well again.`): it ends like one, its
 * label is unknown, and it does not stand among labels that look the same.
 */
function isSentence(
	reader: PairReader,
	pairs: readonly PrintedPair[],
	found: PrintedPair,
	index: number,
): boolean {
	const line = reader.lines[found.first];
	if (reader.isKnown(found.label) || line === undefined) return false;
	if (!/[.!?]$/u.test(found.value) || found.value.split(' ').length < 6) return false;
	if (labelledValue(withoutBullet(line.text), reader.isKnown)?.value !== found.value) return false;
	return ![pairs[index - 1], pairs[index + 1]].some((other) => {
		const own = reader.lines[other?.first ?? -1];
		const besides = other?.last === found.first - 1 || other?.first === found.last + 1;
		return besides && own?.look === line.look && own.depth === line.depth;
	});
}

function pairsAt(reader: PairReader, index: number): readonly PrintedPair[] {
	const line = reader.lines[index];
	if (line === undefined || line.text === '') return [];
	if (reader.envelope.has(index) || reader.linkLines.has(index)) return [];
	const inRow = rowPairs(reader, index);
	if (inRow.length > 0) return inRow;
	if (line.term === 'term') return definition(reader, index, line);
	const several = severalOnALine(reader, line, index);
	if (several.length > 0) return several;
	if (reader.titleLines.has(index) && !isTypeLabel(reader, line)) return [];
	const besides = boldLabel(reader, index, line) ?? columns(reader, index, line);
	const found = besides ?? inline(reader, index, line) ?? labelAbove(reader, index, line);
	return found === null ? [] : [found];
}

function isTypeLabel(reader: PairReader, line: Line): boolean {
	const found = labelledValue(withoutBullet(line.text), reader.isKnown);
	return found !== null && reader.meaningOf(found.label) === 'eventType';
}

function pair(label: string, value: string, first: number, last = first): PrintedPair {
	return { label, value, first, last, row: null };
}

/** A term with its definitions; none where further terms define it. */
function definition(reader: PairReader, index: number, line: Line): readonly PrintedPair[] {
	const values: string[] = [];
	let last = index;
	while (reader.lines[last + 1]?.term === 'definition' && !reader.linkLines.has(last + 1)) {
		last += 1;
		values.push(textAt(reader.lines, last));
	}
	const below = reader.lines[index + 1];
	if (below?.term === 'term' && below.depth > line.depth) return [];
	return [pair(withoutColon(line.text), values.join('\n'), index, last)];
}

function severalOnALine(reader: PairReader, line: Line, index: number): readonly PrintedPair[] {
	if (line.text.length > 1_000) return [];
	const parts = line.text.split(/\s+[|·•]\s+/u);
	if (parts.length < 2) return [];
	const found = parts.flatMap((part) => {
		const read = labelledValue(part, reader.isKnown) ?? boldLabelled(part, line);
		return read === null ? [] : [pair(read.label, read.value, index)];
	});
	const known = found.filter(({ label }) => reader.isKnown(label)).length;
	const needed = found.length === parts.length ? 1 : 2;
	return known >= needed && found.length >= parts.length - 1 && found.length >= 2 ? found : [];
}

/** `Label value` with the label in bold. */
function boldLabelled(part: string, line: Line): LabelAndValue | null {
	const label = line.bold.find((bold) => isLabelLike(bold) && part.startsWith(`${bold} `));
	return label === undefined ? null : { label, value: part.slice(label.length).trim() };
}

function inline(reader: PairReader, index: number, line: Line): PrintedPair | null {
	const found = labelledValue(withoutBullet(line.text), reader.isKnown);
	if (found === null || found.value === '') return null;
	const more = continuation(reader, index, line);
	return pair(found.label, [found.value, ...more].join('\n'), index, index + more.length);
}

/** Lines that go on with a value: indented further than the label in plain text. */
function continuation(reader: PairReader, index: number, line: Line): readonly string[] {
	const more: string[] = [];
	for (let next = index + 1; more.length < 50; next++) {
		const below = reader.lines[next];
		if (below === undefined || below.afterGap || !isBelow(reader, next, below)) break;
		if (below.depth <= line.depth || labelledValue(below.text, reader.isKnown) !== null) break;
		more.push(below.text);
	}
	return more;
}

function isBelow(reader: PairReader, index: number, line: Line): boolean {
	return (
		line.text !== '' &&
		!reader.envelope.has(index) &&
		!reader.linkLines.has(index) &&
		!isRule(line.text)
	);
}

function boldLabel(reader: PairReader, index: number, line: Line): PrintedPair | null {
	if (line.boldTo === 0 || line.boldTo >= line.text.length) return null;
	const label = withoutColon(line.text.slice(0, line.boldTo).trim());
	const value = line.text.slice(line.boldTo).replace(/^\s*[:：]?\s*/u, '');
	if (value === '' || !isLabelLike(label)) return null;
	return reader.isKnown(label) || reader.looks.boldLabels >= 2 ? pair(label, value, index) : null;
}

/** A label on one line and its value on the next. */
function labelAbove(reader: PairReader, index: number, line: Line): PrintedPair | null {
	const text = withoutBullet(line.text);
	const label = withoutColon(text);
	if (!isLabelLike(label) || isAmongCells(reader, line, index)) return null;
	const colon = endsWithColon(text);
	if (!colon && !reader.looks.isStackedLabel(index)) return null;
	const values = valueBelow(reader, index, line, label);
	if (values === null) return null;
	if (values.length === 0 && !reader.isKnown(label)) return null;
	if (!colon && !fits(reader, label, values.join('\n'))) return null;
	return pair(label, values.join('\n'), index, index + values.length);
}

/** Whether the line stands beside other cells, and the line below it in another row of them. */
function isAmongCells(reader: PairReader, line: Line, index: number): boolean {
	const below = reader.lines[index + 1]?.cell ?? null;
	if (line.cell === null || below?.row === line.cell.row) return false;
	return (reader.document.rows[line.cell.row]?.lines.length ?? 0) > 2;
}

/** Whether a value can belong to a label that has no colon. */
function fits(reader: PairReader, label: string, value: string): boolean {
	const meaning = reader.meaningOf(label);
	if (meaning === 'time') return /\d/u.test(value) && value.length <= 80;
	const short = meaning === 'eventType' || meaning === 'tenant';
	return value !== '' && (!short || value.length <= 120);
}

function valueBelow(
	reader: PairReader,
	index: number,
	line: Line,
	label: string,
): readonly string[] | null {
	const below = reader.lines[index + 1];
	const known = reader.isKnown(label);
	if (below === undefined) return [];
	if (!isBelow(reader, index + 1, below) || (below.afterGap && !known)) return [];
	if (reader.titleLines.has(index + 1) && !known) return null;
	if (startsAnotherPair(reader, index + 1, below)) return [];
	const values = [below.text];
	for (let next = index + 2; below.depth > line.depth && values.length < 50; next++) {
		const more = reader.lines[next];
		if (more === undefined || more.afterGap || !isBelow(reader, next, more)) break;
		if (more.depth <= line.depth || startsAnotherPair(reader, next, more)) break;
		values.push(more.text);
	}
	return values;
}

function startsAnotherPair(reader: PairReader, index: number, line: Line): boolean {
	const found = labelledValue(withoutBullet(line.text), reader.isKnown);
	if (found !== null) return found.value === '' || reader.isKnown(found.label);
	return reader.looks.isStackedLabel(index) || line.term === 'term';
}

/** Label and value in columns, or with an arrow or equals sign between them. */
function columns(reader: PairReader, index: number, line: Line): PrintedPair | null {
	const found = columnsOf(line);
	if (found === null) {
		const match = /^(\S.{0,58}?)\s+(?:=>|->|[=|→])\s+(\S.*)$/u.exec(withoutBullet(line.text));
		const [, label = '', value = ''] = match ?? [];
		return isLabelLike(label) && reader.isKnown(label) ? pair(label, value, index) : null;
	}
	if (!reader.isKnown(found.label) && !reader.looks.columns.has(found.place)) return null;
	const values = [found.value];
	for (let next = index + 1; values.length < 50; next++) {
		const below = reader.lines[next];
		if (below === undefined || below.afterGap || below.depth < found.column - 2) break;
		if (!isBelow(reader, next, below) || below.depth === line.depth) break;
		values.push(below.text);
	}
	return pair(found.label, values.join(' '), index, index + values.length - 1);
}
