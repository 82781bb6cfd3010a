import { cleanText } from './cleanText';
import type { Document, Line } from './line';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const quoteMarks = /^(?:[ \t]{0,3}>)+[ \t]?/u;
const leadingBlanks = /^[ \t\u00a0]*/u;
const rule = /^[\s\-_=*~#+]{3,}$/u;
const bullet = /^(?:[-*•·◦▪‣–]|\d{1,2}[.)])\s+(?=\S)/u;

/**
 * The lines of a plain-text mail: quote marks taken away, indentation told as depth. A link that was
 * broken over two lines within its angle brackets is put together again.
 */
export function textDocument(text: string): Document {
	const lines: Line[] = [];
	let afterGap = false;
	for (const source of joinedLinks(text).split(/\r\n|\r|\n/u)) {
		const bare = cleanText(source.replace(quoteMarks, '')).trimEnd();
		const indentation = leadingBlanks.exec(bare)?.[0] ?? '';
		const content = bare.slice(indentation.length);
		if (content === '') {
			afterGap = true;
			continue;
		}
		lines.push(lineOf(content, indentation.replace(/\t/gu, '    ').length, afterGap));
		afterGap = false;
	}
	return { lines, rows: [] };
}

function lineOf(content: string, depth: number, afterGap: boolean): Line {
	return {
		text: content.replace(/\s+/gu, ' '),
		spaced: content,
		links: [],
		boldTo: 0,
		bold: [],
		heading: false,
		cell: null,
		term: null,
		look: '',
		depth,
		afterGap,
	};
}

function joinedLinks(text: string): string {
	return text.replace(
		/<(https?:\/\/[^\s<>]{20,2000})\r?\n[>\s]{0,8}([^\s<>]{1,2000})>/gu,
		(_whole, first: string, second: string) => `<${first}${second}>`,
	);
}

/** Whether a line of plain text is drawn (`-----`, `=====`) rather than written. */
export function isRule(text: string): boolean {
	return rule.test(text);
}

/** A line without the mark of a list. */
export function withoutBullet(text: string): string {
	return text.replace(bullet, '');
}
