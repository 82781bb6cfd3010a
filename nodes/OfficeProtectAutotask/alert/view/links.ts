import type { Document, Line, LineLink } from '../document/line';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const safeLinks = /(?:^|\.)safelinks\.protection\.outlook\.com$/u;
const deepestWrapping = 5;

/** An address of the web; null for anything else. */
export function webAddress(href: string): URL | null {
	if (!/^https?:\/\//iu.test(href) || !URL.canParse(href)) return null;
	return new URL(href);
}

/**
 * The address that a link leads to: Safe Links of Microsoft are decoded (also several around one
 * another), by reading their `url` parameter and never by a request. Null for anything but http(s).
 */
export function decodedLink(href: string): string | null {
	let address = href.trim();
	for (let wrapping = 0; wrapping < deepestWrapping; wrapping++) {
		const url = webAddress(address);
		if (url === null) return null;
		const wrapped = safeLinks.test(url.hostname) ? url.searchParams.get('url') : null;
		if (wrapped === null || webAddress(wrapped) === null) return address;
		address = wrapped;
	}
	return address;
}

const bareUrl = /https?:\/\/[^\s<>"'`|\\^{}[\]]+/giu;
const trailing = /[).,;:!?»’”]+$/u;
const opening = /[\s:：<[(→>|\-–—*]+$/u;

/**
 * The document with its bare URLs marked as links, each with the words before it as its label. A link
 * that shows its address counts as one.
 */
export function withBareLinks(document: Document): Document {
	let above: Line | null = null;
	const lines = document.lines.map((line) => {
		const found = line.text.includes('://') ? bareLinksOf(line, above) : [];
		above = line;
		const covered = (link: LineLink) => found.some((own) => own.start === link.start);
		return found.length === 0
			? line
			: { ...line, links: [...line.links.filter((link) => !covered(link)), ...found] };
	});
	return { ...document, lines };
}

function bareLinksOf(line: Line, above: Line | null): LineLink[] {
	const links: LineLink[] = [];
	let behind = 0;
	for (const match of line.text.matchAll(bareUrl)) {
		const start = match.index;
		const within = line.links.find((link) => link.start <= start && start < link.end);
		if (within !== undefined && within.start !== start) continue;
		const end = within?.end ?? start + balanced(match[0]).length;
		const before = line.text.slice(behind, start).replace(opening, '').trim();
		const label =
			before !== '' ? before : links.length === 0 && above?.links.length === 0 ? above.text : '';
		links.push({
			href: within?.href ?? balanced(match[0]),
			label: label.replace(opening, ''),
			start,
			end,
			bare: true,
		});
		behind = end;
	}
	return links;
}

function balanced(url: string): string {
	const cut = url.replace(trailing, '');
	return cut.includes('(') && url[cut.length] === ')' ? `${cut})` : cut;
}
