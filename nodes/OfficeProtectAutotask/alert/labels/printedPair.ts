import type { Document, Line } from '../document/line';
import type { LabelLooks } from './labelLooks';
import type { LabelBook } from './labelBook';

/** A printed label with its value, and the lines that they stand in. */
export interface PrintedPair {
	readonly label: string;
	readonly value: string;
	readonly first: number;
	readonly last: number;
	/** The table row and its head, where a row is an event and the labels stand in the head. */
	readonly row: { readonly row: number; readonly head: number } | null;
}

export interface PairSource {
	readonly document: Document;
	readonly meaningOf: LabelBook;
	readonly envelope: ReadonlySet<number>;
	readonly linkLines: ReadonlySet<number>;
	readonly titleLines: ReadonlySet<number>;
}

/** What the readers of single layouts look at. */
export interface PairReader extends PairSource {
	readonly lines: readonly Line[];
	readonly looks: LabelLooks;
	/** Tables with a known label at the start of a row. */
	readonly labelTables: ReadonlySet<number>;
	readonly isKnown: (label: string) => boolean;
}
