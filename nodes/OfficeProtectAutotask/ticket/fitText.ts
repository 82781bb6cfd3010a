import { sumBy } from 'lodash';
import { charactersUpTo, splitText } from './splitText';

/** Room in the description for what depends on settings, so that these do not move the split. */
const FOOTER_ROOM = 1500;
const SEPARATOR = '\n\n----------------------------------------\n';
const CONTINUED = '\n[The text goes on in the notes of this ticket.]';

/** The parts of a ticket's description, top to bottom. */
export interface DescriptionParts {
	/** The alert's text, word for word. */
	readonly body: string;
	/** What the alert says, line by line: a function of the alert alone. */
	readonly facts: string;
	/** What the settings and the mapping say. */
	readonly footer: string;
}

export interface FittedDescription {
	readonly description: string;
	/** What did not fit, in order; nothing is lost but blank parts. */
	readonly overflow: readonly string[];
}

/** Shortens a title to `limit` UTF-16 code units with an ellipsis; never within a character. */
export function shortenTitle(title: string, limit: number): string {
	if (title.length <= limit) return title;
	return `${title.slice(0, charactersUpTo(title, limit - 1)).trimEnd()}…`;
}

/**
 * Fits a description into `limit` UTF-16 code units; what does not fit goes on in notes of at most
 * `noteLimit`, and the description says so. The facts and the footer stay in the description,
 * unless the facts alone would fill it. Where a long text is split depends on the alert alone, so
 * that a later run, after a change of settings, finds the same notes.
 */
export function fitDescription(
	parts: DescriptionParts,
	limit: number,
	noteLimit: number,
): FittedDescription {
	const fixed = `${parts.body}${parts.body === '' ? '' : SEPARATOR}${parts.facts}\n`;
	const whole = fixed + parts.footer;
	if (fixed.length + FOOTER_ROOM <= limit && whole.length <= limit) {
		return { description: whole, overflow: [] };
	}
	const bodyRoom = limit - FOOTER_ROOM - CONTINUED.length - (fixed.length - parts.body.length);
	if (fixed.length + FOOTER_ROOM <= limit || bodyRoom < limit / 4) {
		return continued(splitText(whole, limit - CONTINUED.length, noteLimit));
	}
	const [head = '', ...rest] = splitText(parts.body, bodyRoom, noteLimit);
	const [footer = '', ...more] = splitText(parts.footer, FOOTER_ROOM, noteLimit);
	const description = `${head.trimEnd()}${CONTINUED}${SEPARATOR}${parts.facts}\n${footer}`;
	return { description, overflow: withoutBlank([...rest, ...more]) };
}

/** How many UTF-16 code units went into notes. */
export function overflowLength(fitted: FittedDescription): number {
	return sumBy(fitted.overflow, (part) => part.length);
}

function continued(parts: readonly string[]): FittedDescription {
	const [head = '', ...rest] = parts;
	return { description: head.trimEnd() + CONTINUED, overflow: withoutBlank(rest) };
}

function withoutBlank(parts: readonly string[]): readonly string[] {
	return parts.filter((part) => part.trim() !== '');
}
