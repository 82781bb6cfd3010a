// Frozen with rule op1: a change here changes the keys of tickets that exist.

/**
 * A mail as a person sees it: lines of visible text, with what matters of their layout. HTML and
 * plain text are brought into this form alike.
 */
export interface Document {
	readonly lines: readonly Line[];
	/** Table rows by `CellPlace.row`. */
	readonly rows: readonly Row[];
}

export interface Line {
	/** Visible text, white space collapsed; empty only where a link shows nothing but an image. */
	readonly text: string;
	readonly links: readonly LineLink[];
	/** How many characters from the start are bold; plain text knows no bold. */
	readonly boldTo: number;
	/** Everything in bold, piece by piece. */
	readonly bold: readonly string[];
	readonly heading: boolean;
	readonly cell: CellPlace | null;
	readonly term: 'term' | 'definition' | null;
	/** What the line looks like (element, class, style); lines that look alike are of one kind. */
	readonly look: string;
	/** Depth of lists (HTML) or indentation (plain text). */
	readonly depth: number;
	/** Whether a blank line or a rule stands above. */
	readonly afterGap: boolean;
	/** The text with those runs of blanks that a person sees, since they can mean columns. */
	readonly spaced: string;
}

/** A link's part of a line: `start` to `end` is what a person sees of it. */
export interface LineLink {
	readonly href: string;
	/** What the whole link says; for a bare URL the words before it. */
	readonly label: string;
	readonly start: number;
	readonly end: number;
	/** Whether the words before the URL are the link's label and go with it. */
	readonly bare: boolean;
}

/** A cell, and the cell around its table if tables are nested. */
export interface CellPlace {
	readonly row: number;
	readonly cell: number;
	readonly outer: CellPlace | null;
}

export interface Row {
	readonly table: number;
	/** How many cells the row has, empty ones included, and how many of them are header cells. */
	readonly cells: number;
	readonly headerCells: number;
	/** Whether one of them stands in several columns. */
	readonly wide: boolean;
	/** Which lines stand in the row, in document order. */
	readonly lines: readonly RowLine[];
}

export interface RowLine {
	readonly line: number;
	readonly cell: number;
}

/** The text of a line; empty where there is no such line. */
export function textAt(lines: readonly Line[], index: number): string {
	return lines[index]?.text ?? '';
}
