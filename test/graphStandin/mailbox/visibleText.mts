import { Parser } from 'htmlparser2';

const blocks = new Set(['p', 'div', 'br', 'tr', 'li', 'h1', 'h2', 'h3', 'h4', 'table', 'ul', 'ol']);
const hidden = new Set(['head', 'style', 'script', 'title']);

/** The text of an HTML body: a line a block, white space collapsed, CRLF between lines. */
export function visibleText(html: string): string {
	let text = '';
	let hiddenDepth = 0;
	const parser = new Parser({
		onopentagname(name) {
			if (hidden.has(name)) hiddenDepth += 1;
			if (blocks.has(name)) text += '\n';
		},
		ontext(chunk) {
			if (hiddenDepth === 0) text += chunk.replace(/\s+/g, ' ');
		},
		onclosetag(name) {
			if (hidden.has(name)) hiddenDepth -= 1;
			if (name === 'td' || name === 'th') text += ' ';
			if (blocks.has(name) && name !== 'br') text += '\n';
		},
	});
	parser.end(html);
	const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
	return lines.filter((line) => line !== '').join('\r\n');
}
