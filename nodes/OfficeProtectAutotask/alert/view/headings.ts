import { isRule } from '../document/textDocument';
import type { Line } from '../document/line';
import { words } from '../wording';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** Whether a line is set off as a heading, by its element or by being bold and short. */
export function isHeadingLike(line: Line | undefined): boolean {
	if (line === undefined || line.text === '') return false;
	return line.heading || (line.boldTo >= line.text.length && line.boldTo > 0 && isTitleLike(line));
}

/** Whether a line is short enough for a title and does not end like a sentence. */
export function isTitleLike(line: Line): boolean {
	return line.text.length <= 100 && !/[.,:!?]$/u.test(line.text) && !isRule(line.text);
}

const generic =
	/^(?:(?:new |your )?(?:office protect|security|microsoft 365)?(?: security)?(?: new)?(?: (?:alerts?|events?|notifications?|notice))+|office protect|alert|event|attention|action required|important|hello|bonjour|details|event details|summary)$/u;

/** Whether a heading says nothing of the event: `Security alert`, `Details`. */
export function isGenericHeading(text: string): boolean {
	return generic.test(words(text));
}
