import { Parser } from 'htmlparser2';
import { isHidden, isSizeless } from './hiddenElements';
import { frameOf, isBlock, rootFrame } from './htmlFrame';
import type { Frame } from './htmlFrame';
import { cleanText } from './cleanText';
import type { Document } from './line';
import { LineBuilder } from './lineBuilder';
import type { Anchor } from './lineBuilder';
import { StyleSheet } from './styleSheet';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const pieceLength = 65_536;
/** Deeper than any mail is; the parser's work on a tag grows with the number of open ones. */
const deepestNesting = 4_000;

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

function anchorOf(href: string): Anchor {
	return { href, label: '', shown: false, ended: false };
}

class HtmlReader {
	private readonly lines = new LineBuilder();
	private readonly frames: Frame[] = [rootFrame];
	private readonly sheet = new StyleSheet();
	private styleText = '';
	private tables = 0;
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
		return this.frames.at(-1) ?? rootFrame;
	}

	private open(name: string, attributes: Readonly<Record<string, string>>): void {
		const parent = this.top;
		if (name === 'br' && !parent.hidden) this.lineBreak();
		if (name === 'hr' && !parent.hidden) this.lines.addGap();
		const hidden = parent.hidden || isHidden(name, attributes, this.sheet);
		const block = isBlock(name);
		if (block && !hidden) this.lines.endLine();
		// A link within a link means that the outer one was never closed: it ends here.
		if (name === 'a' && parent.anchor !== null) parent.anchor.ended = true;
		if (name === 'img') this.image(attributes, hidden);
		const href = attributes.href?.trim() ?? '';
		const anchor = name === 'a' && href !== '' ? anchorOf(href) : parent.anchor;
		const wide = Number(attributes.colspan ?? 1) > 1;
		const places = hidden ? parent : this.placesOf(name, parent, wide);
		const { cell, table } = places;
		const sizeless = isSizeless(name, attributes, this.sheet) ?? parent.sizeless;
		this.frames.push(frameOf(name, attributes, parent, { hidden, sizeless, anchor, cell, table }));
	}

	private placesOf(name: string, parent: Frame, wide: boolean): Pick<Frame, 'cell' | 'table'> {
		if (name === 'table') {
			this.tables += 1;
			return { cell: parent.cell, table: { id: this.tables, outer: parent.cell, row: null } };
		}
		const { table } = parent;
		if (table === null) return { cell: parent.cell, table };
		if (name === 'tr') table.row = this.lines.addRow(table.id);
		if (name !== 'td' && name !== 'th') return { cell: parent.cell, table };
		table.row ??= this.lines.addRow(table.id);
		const cell = this.lines.addCell(table.row, { header: name === 'th', wide });
		return { cell: { row: table.row, cell, outer: table.outer }, table };
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
		if (frame.name === 'style') this.styleText += source;
		if (frame.hidden || frame.sizeless) return;
		const text = cleanText(source);
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
		const frame = this.frames.pop() ?? rootFrame;
		if (name === 'style') {
			this.sheet.add(this.styleText);
			this.styleText = '';
		}
		if (frame.hidden) return;
		if (frame.block) this.lines.endLine();
		if (name === 'a' && frame.anchor !== null) {
			this.lines.addEmptyLink(frame.anchor, this.top);
		}
	}
}
