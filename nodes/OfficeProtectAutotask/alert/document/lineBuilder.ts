import type { CellPlace, Document, Line, LineLink, RowLine } from './line';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** How far up nested tables a line counts as part of a row. */
const nestingThatMatters = 6;

/** What holds for the text that is being added. */
export interface TextStyle {
	readonly bold: boolean;
	readonly heading: boolean;
	readonly anchor: Anchor | null;
	readonly cell: CellPlace | null;
	readonly term: Line['term'];
	readonly look: string;
	readonly depth: number;
	/** Whether blanks and line ends stand as they are in the source. */
	readonly keepsLines: boolean;
}

/** A link while it is being read; its label grows with the text in it. */
export interface Anchor {
	readonly href: string;
	label: string;
	shown: boolean;
	ended: boolean;
}

interface OpenRow {
	table: number;
	cells: number;
	headerCells: number;
	wide: boolean;
	lines: RowLine[];
}

interface LinkPart {
	readonly anchor: Anchor;
	readonly start: number;
	end: number;
}

/** Collects text into lines; `build` gives the document. */
export class LineBuilder {
	private readonly done: { readonly line: Omit<Line, 'links'>; readonly parts: LinkPart[] }[] = [];
	private readonly rows: OpenRow[] = [];
	private text = '';
	/** The text with runs of blanks that a person sees. */
	private spaced = '';
	private blankPending = false;
	private boldTo = 0;
	private allBold = true;
	private bold: string[] = [];
	private parts: LinkPart[] = [];
	private style: TextStyle | null = null;
	private gap = false;

	addRow(table: number): number {
		this.rows.push({ table, cells: 0, headerCells: 0, wide: false, lines: [] });
		return this.rows.length - 1;
	}

	addCell(row: number, kind: { readonly header: boolean; readonly wide: boolean }): number {
		const open = this.rows[row];
		if (open === undefined) return 0;
		open.cells += 1;
		if (kind.header) open.headerCells += 1;
		open.wide ||= kind.wide;
		return open.cells - 1;
	}

	/** Adds text as it stands in the source; white space is collapsed. */
	add(source: string, style: TextStyle): void {
		if (source === '\n' && !style.keepsLines) {
			// The commonest text of all: what stands between two tags.
			this.spaced += ' ';
			this.blankPending = true;
			return;
		}
		const blanks = style.keepsLines ? /[\t\u00a0]/gu : /[ \t\r\n\f]+|\u00a0/gu;
		this.spaced += source.replace(blanks, (run) =>
			run === '\t' && style.keepsLines ? '    ' : ' ',
		);
		const text = source.replace(/\s+/gu, ' ');
		const visible = text.trim();
		if (visible === '') {
			this.blankPending = this.blankPending || text !== '';
			return;
		}
		const blank = this.text !== '' && (this.blankPending || text.startsWith(' '));
		const start = this.text.length + (blank ? 1 : 0);
		this.text += (blank ? ' ' : '') + visible;
		this.blankPending = text.endsWith(' ');
		this.style ??= style;
		if (style.anchor !== null && !style.anchor.ended)
			this.addToLink(style.anchor, visible, blank, start);
		if (style.bold) this.bold.push(visible);
		else this.allBold = false;
		if (this.allBold) this.boldTo = this.text.length;
	}

	/** A link that shows no text of its own, such as an image: it keeps its place. */
	addEmptyLink(anchor: Anchor, style: TextStyle): void {
		if (anchor.shown) return;
		anchor.shown = true;
		this.style ??= style;
		this.parts.push({ anchor, start: this.text.length, end: this.text.length });
	}

	endLine(): void {
		if (this.style !== null && (this.text !== '' || this.parts.length > 0)) {
			this.keepLine(this.style);
		}
		this.text = '';
		this.spaced = '';
		this.blankPending = false;
		this.boldTo = 0;
		this.allBold = true;
		this.bold = [];
		this.parts = [];
		this.style = null;
	}

	/** A blank line or a rule: the next line stands apart. */
	addGap(): void {
		this.endLine();
		this.gap = true;
	}

	build(): Document {
		this.endLine();
		return {
			lines: this.done.map(({ line, parts }) => ({ ...line, links: parts.map(linkOf) })),
			rows: this.rows,
		};
	}

	private addToLink(anchor: Anchor, visible: string, blank: boolean, start: number): void {
		const last = this.parts.at(-1);
		anchor.label += (blank && anchor.label !== '' ? ' ' : '') + visible;
		anchor.shown = true;
		if (last?.anchor === anchor) last.end = this.text.length;
		else this.parts.push({ anchor, start, end: this.text.length });
	}

	private keepLine(style: TextStyle): void {
		const index = this.done.length;
		const { heading, cell, term, look, depth } = style;
		const spaced = this.spaced.trim();
		const indentation = this.spaced.trimEnd().length - spaced.length;
		const line = {
			heading,
			cell,
			term,
			look,
			depth: style.keepsLines ? indentation : depth,
			text: this.text,
			spaced,
		};
		this.done.push({
			line: { ...line, boldTo: this.boldTo, bold: this.bold, afterGap: this.gap },
			parts: this.parts,
		});
		this.gap = false;
		let place = cell;
		for (let level = 0; place !== null && level < nestingThatMatters; level++) {
			this.rows[place.row]?.lines.push({ line: index, cell: place.cell });
			place = place.outer;
		}
	}
}

function linkOf(part: LinkPart): LineLink {
	return {
		href: part.anchor.href,
		label: part.anchor.label,
		start: part.start,
		end: part.end,
		bare: false,
	};
}
