import type { Document, Line, LineLink } from '../document/line';
import { words } from '../wording';

/** What an alert's link is there for. */
export type LinkRole = 'viewEvent' | 'ignoreEvent';

const safeLinks = /(?:^|\.)safelinks\.protection\.outlook\.com$/u;
const deepestWrapping = 5;

function webAddress(href: string): URL | null {
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

const viewLabels = [
	/^(?:view|see|open|show|review)(?: the| this)?(?: security)? (?:event|alert)(?: details?)?(?: (?:in|on)(?: the)?(?: office protect| portal)+)?$/u,
	/^(?:view|see|open|review)(?: details)? in(?: the)? office protect(?: portal)?$/u,
	/^(?:voir|afficher|consulter|ouvrir)(?: l| cet| les details de l)? ?(?:evenement|alerte)(?: (?:dans|sur) office protect)?$/u,
	/^(?:voir|afficher|consulter|ouvrir) dans office protect$/u,
];
const ignoreLabels = [
	/^ignore(?: the| this)?(?: security)?(?: event| alert)?$/u,
	/^ignorer(?: l| cet| cette)? ?(?:evenement|alerte)?$/u,
];
const officeProtectHost = /(?:^|\.)office-protect\.com$/u;

/** Whether a link's label asks to view the event. */
export function isViewLabel(label: string): boolean {
	if (label.length > 120) return false;
	const own = words(label);
	return viewLabels.some((pattern) => pattern.test(own));
}

/** What a link is there for, told by its label, else by an Office Protect address of an event. */
export function linkRole(link: Pick<LineLink, 'label' | 'href'>): LinkRole | null {
	const label = link.label.length > 120 ? '' : words(link.label);
	if (ignoreLabels.some((pattern) => pattern.test(label))) return 'ignoreEvent';
	if (isViewLabel(link.label)) return 'viewEvent';
	const url = webAddress(decodedLink(link.href) ?? '');
	if (url === null || !officeProtectHost.test(url.hostname)) return null;
	const steps = (url.pathname + url.hash).toLowerCase().split(/[/?#]/u);
	if (steps.includes('ignore') || url.searchParams.get('action') === 'ignore') return 'ignoreEvent';
	const atEvent = steps.some((step) => /^(?:security-?)?(?:events?|alerts?)$/u.test(step));
	return atEvent && /[0-9a-f]{8}/iu.test(url.pathname + url.search + url.hash) ? 'viewEvent' : null;
}

const bareUrl = /https?:\/\/[^\s<>"'`|\\^{}[\]]+/giu;
const trailing = /[).,;:!?»’”]+$/u;
const opening = /[\s:：<[(→>|\-–—*]+$/u;

/**
 * The document with its bare URLs marked as links, each with the words before it as its label. A link
 * that shows its address counts as one.
 */
export function withBareLinks(document: Document): Document {
	let anchor = 1_000_000;
	let above: Line | null = null;
	const lines = document.lines.map((line) => {
		const found = line.text.includes('://') ? bareLinksOf(line, above, () => anchor++) : [];
		above = line;
		const covered = (link: LineLink) => found.some((own) => own.start === link.start);
		return found.length === 0
			? line
			: { ...line, links: [...line.links.filter((link) => !covered(link)), ...found] };
	});
	return { ...document, lines };
}

function bareLinksOf(line: Line, above: Line | null, nextAnchor: () => number): LineLink[] {
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
			anchor: nextAnchor(),
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
