import { Parser } from 'htmlparser2';
import { classesHiddenBy, isHidden } from './hiddenElements';
import type { CellPlace, Document } from './line';
import { LineBuilder, type Anchor, type TextStyle } from './lineBuilder';

const blocks = new Set([
	...[
		'address',
		'article',
		'aside',
		'blockquote',
		'body',
		'caption',
		'center',
		'dd',
		'details',
		'dialog',
	],
	...[
		'div',
		'dl',
		'dt',
		'fieldset',
		'figcaption',
		'figure',
		'footer',
		'form',
		'header',
		'hr',
		'html',
	],
	...[
		'legend',
		'li',
		'main',
		'nav',
		'ol',
		'p',
		'pre',
		'section',
		'summary',
		'table',
		'tbody',
		'td',
	],
	...['tfoot', 'th', 'thead', 'tr', 'ul', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'textarea'],
]);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const boldStyle = /font-weight\s*:\s*(?:bold|bolder|[6-9]00)/iu;
const plainStyle = /font-weight\s*:\s*(?:normal|lighter|[1-4]00)/iu;
const invisible = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const pieceLength = 65_536;
/** Deeper than any mail is; the parser's work on a tag grows with the number of open ones. */
const deepestNesting = 4_000;

interface Frame extends TextStyle {
	readonly name: string;
	readonly block: boolean;
	readonly hidden: boolean;
	readonly keepsLines: boolean;
	readonly table: TableState | null;
}

interface TableState {
	readonly id: number;
	readonly outer: CellPlace | null;
	row: number | null;
}

const root: Frame = {
	name: '',
	block: true,
	hidden: false,
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

/**
 * The visible text of an HTML mail, in lines. Elements that a person does not see, comments, scripts
 * and styles are left out; broken and very deeply nested HTML is read as far as it goes. Nothing is
 * loaded.
 */
export function htmlDocument(html: string): Document {
	const reader = new HtmlReader();
	let parser = reader.newParser();
	for (let start = 0; start < html.length; ) {
		const end = endOfPiece(html, start);
		parser.write(html.slice(start, end));
		start = end;
		if (reader.nesting > deepestNesting) {
			parser.end();
			parser = reader.newParser();
		}
	}
	parser.end();
	return reader.document();
}

/** Pieces end with a tag where possible, so that a new parser can go on behind it. */
function endOfPiece(html: string, start: number): number {
	if (start + pieceLength >= html.length) return html.length;
	const tagEnd = html.lastIndexOf('>', start + pieceLength);
	return tagEnd > start ? tagEnd + 1 : start + pieceLength;
}

class HtmlReader {
	private readonly lines = new LineBuilder();
	private readonly frames: Frame[] = [root];
	private readonly hiddenClasses = new Set<string>();
	private styleSheet = '';
	private tables = 0;
	private anchors = 0;
	private lastBreak = false;

	get nesting(): number {
		return this.frames.length;
	}

	newParser(): Parser {
		return new Parser(
			{
				onopentag: (name, attributes) => {
					this.open(name, attributes);
				},
				ontext: (text) => {
					this.text(text);
				},
				onclosetag: (name) => {
					this.close(name);
				},
			},
			{ decodeEntities: true },
		);
	}

	document(): Document {
		return this.lines.build();
	}

	private get top(): Frame {
		return this.frames.at(-1) ?? root;
	}

	private open(name: string, attributes: Readonly<Record<string, string>>): void {
		const parent = this.top;
		if (name === 'br' && !parent.hidden) this.lineBreak();
		if (name === 'hr' && !parent.hidden) this.lines.addGap();
		const hidden = parent.hidden || isHidden(name, attributes, this.hiddenClasses);
		const block = blocks.has(name);
		if (block && !hidden) this.lines.endLine();
		// A link within a link means that the outer one was never closed: it ends here.
		if (name === 'a' && parent.anchor !== null) parent.anchor.ended = true;
		if (name === 'img') this.image(attributes, hidden);
		this.frames.push(this.frameOf(name, attributes, parent, block, hidden));
	}

	private frameOf(
		name: string,
		attributes: Readonly<Record<string, string>>,
		parent: Frame,
		block: boolean,
		hidden: boolean,
	): Frame {
		const style = attributes.style ?? '';
		const href = attributes.href?.trim() ?? '';
		const inherits = name !== 'td' && name !== 'th' && name !== 'table';
		const own = `${name}|${attributes.class ?? ''}|${style}`.slice(0, 200);
		const bold =
			((parent.bold && inherits) ||
				name === 'b' ||
				name === 'strong' ||
				name === 'th' ||
				boldStyle.test(style)) &&
			!plainStyle.test(style);
		const places = hidden ? parent : this.placesOf(name, parent);
		return {
			name,
			block,
			hidden,
			bold: bold || headings.has(name),
			heading: headings.has(name) || (parent.heading && inherits),
			anchor: name === 'a' && href !== '' ? this.anchorOf(href) : parent.anchor,
			term: name === 'dt' ? 'term' : name === 'dd' ? 'definition' : parent.term,
			look: block ? own : parent.block ? `${parent.look}>${own}` : parent.look,
			depth: parent.depth + (name === 'ul' || name === 'ol' ? 1 : 0),
			keepsLines: name === 'pre' || name === 'textarea' || (parent.keepsLines && !block),
			cell: places.cell,
			table: places.table,
		};
	}

	private placesOf(name: string, parent: Frame): Pick<Frame, 'cell' | 'table'> {
		if (name === 'table') {
			this.tables += 1;
			return { cell: parent.cell, table: { id: this.tables, outer: parent.cell, row: null } };
		}
		const { table } = parent;
		if (table === null) return { cell: parent.cell, table };
		if (name === 'tr') table.row = this.lines.addRow(table.id);
		if (name !== 'td' && name !== 'th') return { cell: parent.cell, table };
		table.row ??= this.lines.addRow(table.id);
		const cell = this.lines.addCell(table.row, name === 'th');
		return { cell: { row: table.row, cell, outer: table.outer }, table };
	}

	private anchorOf(href: string): Anchor {
		this.anchors += 1;
		return { id: this.anchors, href, label: '', shown: false, ended: false };
	}

	private image(attributes: Readonly<Record<string, string>>, hidden: boolean): void {
		const { anchor } = this.top;
		if (hidden || anchor === null) return;
		if (anchor.label === '') anchor.label = (attributes.alt ?? '').trim();
	}

	private lineBreak(): void {
		if (this.lastBreak) this.lines.addGap();
		else this.lines.endLine();
		this.lastBreak = true;
	}

	private text(source: string): void {
		const frame = this.top;
		if (frame.name === 'style') this.styleSheet += source;
		if (frame.hidden) return;
		const text = source.replace(invisible, '');
		if (text.trim() !== '') this.lastBreak = false;
		if (!frame.keepsLines) {
			this.lines.add(text, frame);
			return;
		}
		text.split(/\r?\n/u).forEach((part, index) => {
			if (index > 0) this.lines.endLine();
			this.lines.add(part, frame);
		});
	}

	private close(name: string): void {
		if (this.frames.length === 1) return;
		const frame = this.frames.pop() ?? root;
		if (name === 'style') {
			classesHiddenBy(this.styleSheet).forEach((hidden) => this.hiddenClasses.add(hidden));
			this.styleSheet = '';
		}
		if (frame.hidden) return;
		if (frame.block) this.lines.endLine();
		if (name === 'a' && frame.anchor !== null) {
			this.lines.addEmptyLink(frame.anchor, this.top);
		}
	}
}
