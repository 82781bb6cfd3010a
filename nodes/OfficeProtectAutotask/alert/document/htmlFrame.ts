import type { CellPlace } from './line';
import type { Anchor, TextStyle } from './lineBuilder';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const blocks = new Set(
	[
		'address article aside blockquote body caption center dd details dialog div dl dt fieldset',
		'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre',
		'section summary table tbody td textarea tfoot th thead tr ul',
	].flatMap((line) => line.split(' ')),
);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const boldElements = new Set(['b', 'strong', 'th', ...headings]);
const boldStyle = /font-weight\s*:\s*(?:bold|bolder|[6-9]00)/iu;
const plainStyle = /font-weight\s*:\s*(?:normal|lighter|[1-4]00)/iu;
const preformatted = /white-space\s*:\s*pre/iu;

/** An open element and what holds for the text in it. */
export interface Frame extends TextStyle {
	readonly name: string;
	readonly block: boolean;
	readonly hidden: boolean;
	/** Whether text here has the size 0. */
	readonly sizeless: boolean;
	readonly table: TableState | null;
}

export interface TableState {
	readonly id: number;
	readonly outer: CellPlace | null;
	row: number | null;
}

/** What an element takes from its surroundings and from what it opens. */
export interface FramePlaces {
	readonly hidden: boolean;
	readonly sizeless: boolean;
	readonly cell: CellPlace | null;
	readonly table: TableState | null;
	readonly anchor: Anchor | null;
}

export const rootFrame: Frame = {
	name: '',
	block: true,
	hidden: false,
	sizeless: false,
	keepsLines: false,
	table: null,
	bold: false,
	heading: false,
	anchor: null,
	cell: null,
	term: null,
	look: '',
	depth: 0,
};

export function isBlock(name: string): boolean {
	return blocks.has(name);
}

/** The frame of an element within `parent`. */
export function frameOf(
	name: string,
	attributes: Readonly<Record<string, string>>,
	parent: Frame,
	places: FramePlaces,
): Frame {
	const style = attributes.style ?? '';
	const block = blocks.has(name);
	const own = `${name}|${attributes.class ?? ''}|${style}`.slice(0, 200);
	// Boldness does not reach into cells; a heading that was never closed ends with its cell.
	const inherits = name !== 'td' && name !== 'th' && name !== 'table';
	const bold = (parent.bold && inherits) || boldElements.has(name) || boldStyle.test(style);
	return {
		...places,
		name,
		block,
		bold: bold && !plainStyle.test(style),
		heading: headings.has(name) || (parent.heading && inherits),
		term: name === 'dt' ? 'term' : name === 'dd' ? 'definition' : parent.term,
		look: block ? own : parent.block ? `${parent.look}>${own}` : parent.look,
		depth: parent.depth + (isNesting(name, parent) ? 1 : 0),
		keepsLines: keepsLines(name, style) || parent.keepsLines,
	};
}

/** Lists, and definition lists within others. */
function isNesting(name: string, parent: Frame): boolean {
	return name === 'ul' || name === 'ol' || (name === 'dl' && parent.term !== null);
}

function keepsLines(name: string, style: string): boolean {
	return name === 'pre' || name === 'textarea' || preformatted.test(style);
}
