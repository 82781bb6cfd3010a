import { countBy, range } from 'lodash';
import { isHeadingLike } from '../view/headings';
import type { RoleLink } from '../view/mailView';
import { indexFrom, within } from '../view/span';
import type { Span } from '../view/span';
import { endOfLinks, eventOf, splitView } from './splitView';
import type { SplitView } from './splitView';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** *View event* links of one event that stand together. */
export interface LinkGroup extends Span {
	/** The event's id in the links, or else their address. */
	readonly event: string;
	/** Whether the first of them is the event's title, with the rest of the event below it. */
	readonly leads: boolean;
}

/** A mail's *View event* links, those of one event as one group, in document order. */
export function linkGroups(view: SplitView): readonly LinkGroup[] {
	const groups: LinkGroup[] = [];
	for (const link of view.links) {
		if (link.role !== 'viewEvent') continue;
		const event = eventOf(link);
		const leads = isTitleLink(view, link);
		const before = groups.at(-1);
		if (before?.event === event && goesOn(view, before, link.line, leads)) {
			groups[groups.length - 1] = { ...before, last: link.line };
		} else {
			groups.push({ first: link.line, last: link.line, event, leads });
		}
	}
	return groups
		.filter((group, index) => !isOpenTitle(group, groups[index + 1]))
		.map((group) => ({ ...group, last: endOfLinks(view, group.last) }));
}

/** Whether a link is an event's title that leads to the event. */
function isTitleLink(view: SplitView, { line, label }: RoleLink): boolean {
	if (view.vocabulary.isViewLabel(label)) return false;
	const title = view.titles[indexFrom(view.titles, line, (own) => own.line)];
	return title?.line === line || isHeadingLike(view.document.lines[line]);
}

/**
 * Whether a link to the same event as the links before it goes with them: nothing of an event stands
 * between them, or they begin with its title and no other title does.
 */
function goesOn(view: SplitView, before: LinkGroup, line: number, leads: boolean): boolean {
	const between = { first: before.last + 1, last: line - 1 };
	if (within(view.marks, between, (mark) => mark).length === 0) return true;
	if (!before.leads || leads) return false;
	return within(view.titles, between, (title) => title.line).length === 0;
}

/** A title's link that the event's own, other link follows. */
function isOpenTitle(group: LinkGroup, next: LinkGroup | undefined): boolean {
	return group.leads && group.first === group.last && next?.leads === false;
}

/** The mail without the links of a summary: each leads to an event that has its labels elsewhere. */
export function withoutSummary(view: SplitView): SplitView {
	const groups = linkGroups(view);
	const isBare = groups.map((group, index) => {
		const first = group.leads ? group.first : (groups[index - 1]?.last ?? -1) + 1;
		const next = groups[index + 1]?.first ?? view.document.lines.length;
		const span = { first, last: group.leads ? next - 1 : group.last };
		return within(view.pairs, span, (pair) => pair.first).length === 0;
	});
	const eventsThat = (bare: boolean) =>
		countBy(groups.filter((_group, index) => isBare[index] === bare).map(({ event }) => event));
	const [bare, full] = [eventsThat(true), eventsThat(false)];
	const summary = groups.filter(
		({ event }, index) => isBare[index] === true && bare[event] === 1 && full[event] === 1,
	);
	if (summary.length === 0) return view;
	const lines = new Set(summary.flatMap(({ first, last }) => range(first, last + 1)));
	return splitView({ ...view, links: view.links.filter(({ line }) => !lines.has(line)) });
}
