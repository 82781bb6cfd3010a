import { textAt } from '../document/line';
import type { Line } from '../document/line';
import { vendorEventId } from '../identity/vendorEventId';
import { decodedLink } from '../view/links';
import type { MailView, RoleLink } from '../view/mailView';
import { indexFrom } from '../view/span';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** A mail's view with what its events are told apart by. */
export interface SplitView extends MailView {
	/** Lines that belong to an event: labels with values and links, in order. */
	readonly contents: readonly number[];
	/** Lines with a title or a label, in order. */
	readonly marks: readonly number[];
	/** Lines with an event's links, and whether they have no link but *Ignore event*. */
	readonly linked: ReadonlyMap<number, boolean>;
	/** Where each title with this look stands last; see `titleAs`. */
	readonly lastTitles: ReadonlyMap<string, number>;
}

/** @param mail without labels and titles that are no part of an event */
export function splitView(mail: MailView): SplitView {
	const labels = new Set(mail.pairs.map((pair) => pair.first));
	const titles = mail.titles.filter((title) => !labels.has(title.line));
	const view = { ...mail, titles, links: ownLinks(mail) };
	return {
		...view,
		contents: contentLines(view),
		marks: [...titles.map((title) => title.line), ...mail.pairs.map((pair) => pair.first)].sort(
			(one, other) => one - other,
		),
		linked: linkedLines(view),
		lastTitles: new Map(
			titles.map((title) => [titleAs(title.printed, mail.document.lines[title.line]), title.line]),
		),
	};
}

/** A title with what it looks like, as a key. */
export function titleAs(printed: string, line: Line | undefined): string {
	return JSON.stringify([printed, line?.look]);
}

/** The event that a link leads to: its id, or else the address. */
export function eventOf(link: RoleLink): string {
	return vendorEventId([link], []) ?? decodedLink(link.href) ?? link.href;
}

/** The links without those that lead to events which have a link that is called *View event*. */
function ownLinks({ links, vocabulary }: MailView): readonly RoleLink[] {
	const isCalled = ({ role, label }: RoleLink) =>
		role === 'viewEvent' && vocabulary.isViewLabel(label);
	const called = new Set(links.flatMap((link) => (isCalled(link) ? [eventOf(link)] : [])));
	return links.filter(
		(link) => link.role !== 'viewEvent' || isCalled(link) || !called.has(eventOf(link)),
	);
}

function contentLines(view: MailView): readonly number[] {
	const { meaningOf } = view.vocabulary;
	const pairs = view.pairs.flatMap((pair) =>
		meaningOf(pair.label) === 'eventType' && pair.value !== '' ? [] : [pair.first, pair.last],
	);
	return [...pairs, ...view.links.map((link) => link.line)].sort((one, other) => one - other);
}

function linkedLines(view: MailView): ReadonlyMap<number, boolean> {
	const linked = new Map<number, boolean>();
	for (const { line, role } of view.links) {
		linked.set(line, role === 'ignoreEvent' && linked.get(line) !== false);
	}
	return linked;
}

/** The last of the lines from `line` on that hold nothing but an event's links. */
export function endOfLinks(view: SplitView, line: number): number {
	let last = line;
	for (let next = line + 1; next <= line + 4; next++) {
		if (view.linked.get(next) === true) last = next;
		else if (!isLinkCaption(view, next)) break;
	}
	return last;
}

/** `Ignore event` on a line of its own, its address on the next. */
function isLinkCaption(view: SplitView, line: number): boolean {
	const text = textAt(view.document.lines, line);
	return view.linked.get(line + 1) === true && text.length <= 40;
}

/** The last line up to `limit` that belongs to the event which begins at `first`. */
export function lastContent(view: SplitView, first: number, limit: number): number {
	const before = view.contents[indexFrom(view.contents, limit + 1, (line) => line) - 1];
	return before === undefined || before < first ? first : Math.min(limit, endOfLinks(view, before));
}
