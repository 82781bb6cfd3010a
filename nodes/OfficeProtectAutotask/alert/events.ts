import { isRule } from './document/textDocument';
import type { Line } from './document/line';
import { decodedLink } from './links';
import type { MailView, RoleLink } from './mailView';
import { indexFrom, within, type Span } from './span';

interface SplitView extends MailView {
	/** Lines that belong to an event: labels with values and links, in order. */
	readonly contents: readonly number[];
	/** Lines with an event's links, and whether they have no link but *Ignore event*. */
	readonly linked: ReadonlyMap<number, boolean>;
}

interface LinkGroup extends Span {
	readonly address: string | null;
}

/**
 * The parts of a mail that carries several events, each from its title to its links. A mail with one
 * event, or with none that can be told apart, has no parts. Told by, in this order: rows of a table
 * with labels in its head, repeated *View event* links, repeated titles, repeated labels.
 */
export function eventSpans(mail: MailView): readonly Span[] {
	const labels = new Set(mail.pairs.map((pair) => pair.first));
	const titles = mail.titles.filter((title) => !labels.has(title.line));
	const view: SplitView = {
		...mail,
		titles,
		contents: contentLines(mail),
		linked: linkedLines(mail),
	};
	const rows = spansOfRows(view);
	if (rows.length > 1) return rows;
	const groups = linkGroups(view);
	const spans =
		groups.length > 1
			? spansByLinks(view, groups)
			: spansByTitles(view, { first: 0, last: view.document.lines.length - 1 });
	if (spans.length > 1) return spans;
	const byLabels = spansByLabels(view);
	return byLabels.length > 1 ? byLabels : [];
}

function spansOfRows(view: MailView): readonly Span[] {
	const rows = new Map<number, Span>();
	for (const { row, first, last } of view.pairs) if (row !== null) rows.set(row, { first, last });
	return [...rows.values()];
}

/** *View event* links, those to one address without anything of an event between them as one. */
function linkGroups(view: SplitView): readonly LinkGroup[] {
	const groups: LinkGroup[] = [];
	const marks = eventMarks(view);
	for (const link of view.links) {
		if (link.role !== 'viewEvent') continue;
		const address = decodedLink(link.href) ?? link.href;
		const before = groups.at(-1);
		if (before !== undefined && isSameLink(before, address, link, marks)) {
			groups[groups.length - 1] = { ...before, last: link.line };
		} else {
			groups.push({ first: link.line, last: link.line, address });
		}
	}
	return groups.map((group) => ({ ...group, last: endOfLinks(view, group.last) }));
}

function isSameLink(
	before: LinkGroup,
	address: string,
	link: RoleLink,
	marks: readonly number[],
): boolean {
	if (before.address !== address) return false;
	return (marks[indexFrom(marks, before.last + 1, (mark) => mark)] ?? Infinity) >= link.line;
}

/** Lines with a title or a label. */
function eventMarks(view: MailView): readonly number[] {
	return [...view.titles.map((title) => title.line), ...view.pairs.map((pair) => pair.first)].sort(
		(one, other) => one - other,
	);
}

/** The last of the lines from `line` on that hold nothing but an event's links. */
function endOfLinks(view: SplitView, line: number): number {
	let last = line;
	for (let next = line + 1; next <= line + 4; next++) {
		if (view.linked.get(next) === true) last = next;
		else if (!isLinkCaption(view, next)) break;
	}
	return last;
}

function linkedLines(view: MailView): ReadonlyMap<number, boolean> {
	const linked = new Map<number, boolean>();
	for (const { line, role } of view.links) {
		linked.set(line, role === 'ignoreEvent' && linked.get(line) !== false);
	}
	return linked;
}

/** `Ignore event` on a line of its own, its address on the next. */
function isLinkCaption(view: SplitView, line: number): boolean {
	const text = view.document.lines[line]?.text ?? '';
	return view.linked.get(line + 1) === true && text.length <= 40;
}

function spansByLinks(view: SplitView, groups: readonly LinkGroup[]): readonly Span[] {
	const [firstMark] = eventMarks(view);
	const linksLast = firstMark === undefined || firstMark <= (groups[0]?.first ?? 0);
	const spans: Span[] = [];
	groups.forEach((group, index) => {
		const core = linksLast
			? { first: (groups[index - 1]?.last ?? -1) + 1, last: group.last }
			: { first: group.first, last: (groups[index + 1]?.first ?? endOfEvents(view) + 1) - 1 };
		const inner = spansByTitles(view, core);
		const [only] = inner;
		if (inner.length > 1) spans.push(...inner);
		else {
			const first = only?.first ?? startOfEvent(view, core, index > 0);
			spans.push({ first, last: core.last });
		}
	});
	return spans;
}

function endOfEvents(view: SplitView): number {
	return Math.max(view.contents.at(-1) ?? 0, view.titles.at(-1)?.line ?? 0);
}

/** The events within some lines, told by titles that something of an event follows. */
function spansByTitles(view: SplitView, span: Span): readonly Span[] {
	const titles = within(view.titles, span, ({ line }) => line).map(({ line }) => line);
	const starts = titles.filter((line, index) => {
		const next = titles[index + 1] ?? span.last + 1;
		return within(view.contents, { first: line, last: next - 1 }, (own) => own).length > 0;
	});
	return starts.map((first, index) => {
		const next = starts[index + 1];
		const limit = next === undefined ? span.last : next - 1;
		return { first, last: lastContent(view, first, limit) };
	});
}

/** Lines that belong to an event: labels with values and links, in order. */
function contentLines(view: MailView): readonly number[] {
	const types = view.vocabulary;
	const pairs = view.pairs.flatMap((pair) =>
		types.meaningOf(pair.label) === 'eventType' && pair.value !== '' ? [] : [pair.first, pair.last],
	);
	return [...pairs, ...view.links.map((link) => link.line)].sort((one, other) => one - other);
}

function lastContent(view: SplitView, first: number, limit: number): number {
	const before = view.contents[indexFrom(view.contents, limit + 1, (line) => line) - 1];
	return before === undefined || before < first ? first : Math.min(limit, endOfLinks(view, before));
}

/** Where an event without a known title begins: at the heading above its labels and links. */
function startOfEvent(view: SplitView, core: Span, followsAnother: boolean): number {
	const from = followsAnother ? core.first : endOfSharedTenant(view, core);
	const content = Math.min(
		view.contents[indexFrom(view.contents, from, (line) => line)] ?? core.last,
		core.last,
	);
	const { lines } = view.document;
	for (let line = content - 1; line >= from; line--) {
		if (isHeadingLike(lines[line]) && !view.envelope.has(line)) return line;
	}
	if (followsAnother) {
		let start = core.first;
		while (start < content && isRule(lines[start]?.text ?? '')) start++;
		return start;
	}
	const above = lines[content - 1];
	const isTitle =
		above !== undefined &&
		content > core.first &&
		!view.envelope.has(content - 1) &&
		isShort(above);
	return isTitle ? content - 1 : content;
}

/** Behind the tenant that stands above all events, if none of the others prints one. */
function endOfSharedTenant(view: MailView, core: Span): number {
	const tenants = view.pairs.filter((pair) => view.vocabulary.meaningOf(pair.label) === 'tenant');
	const [only, ...others] = tenants;
	const shared = only !== undefined && others.length === 0 && only.last < core.last;
	return shared && only.first >= core.first ? only.last + 1 : core.first;
}

/** Whether a line is set off as a heading, by its element or by being bold and short. */
export function isHeadingLike(line: Line | undefined): boolean {
	if (line === undefined || line.text === '') return false;
	return line.heading || (line.boldTo >= line.text.length && line.boldTo > 0 && isShort(line));
}

function isShort(line: Line): boolean {
	return line.text.length <= 100 && !/[.,:!?]$/u.test(line.text) && !isRule(line.text);
}

const eventLabels = new Set(['tenant', 'time', 'eventType']);

/** Events without links and titles, told by a group of labels that comes again and again. */
function spansByLabels(view: SplitView): readonly Span[] {
	const known = view.pairs.flatMap((pair) => {
		const meaning = view.vocabulary.meaningOf(pair.label);
		return meaning === null ? [] : [{ pair, meaning }];
	});
	const lead = known.find(({ meaning }) => eventLabels.has(meaning))?.meaning;
	const starts = known.filter(({ meaning }) => meaning === lead).map(({ pair }) => pair.first);
	const repeatedToo = known.some(
		({ meaning }) =>
			meaning !== lead &&
			(eventLabels.has(meaning) || meaning === 'user') &&
			known.filter((other) => other.meaning === meaning).length >= starts.length,
	);
	if (starts.length < 2 || !repeatedToo) return [];
	const contents = new Set(view.contents);
	return starts.map((start, index) => {
		const limit = (starts[index + 1] ?? view.document.lines.length) - 1;
		const above = view.document.lines[start - 1];
		const first = isHeadingLike(above) && !contents.has(start - 1) ? start - 1 : start;
		return { first, last: lastContent(view, start, limit) };
	});
}
