import { sumBy } from 'lodash';
import { charactersUpTo, splitText } from './splitText';

/** Room in the description for what depends on settings, so that these do not move the split. */
const footerRoom = 1500;
const separator = '\n\n----------------------------------------\n';
const continued = '\n[The text goes on in the notes of this ticket.]';
/** Each note costs a call: a mail of megabytes must not use up those of the hour. */
const mostNotes = 20;
const leftOutRoom = 100;

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
	/** What did not fit, in order, without blank parts; `mostNotes` parts at most. */
	readonly overflow: readonly string[];
	/** UTF-16 code units for which no note was left; the last note says so. */
	readonly leftOut: number;
}

/** Shortens a title to `limit` UTF-16 code units with an ellipsis; never within a character. */
export function shortenTitle(title: string, limit: number): string {
	if (title.length <= limit) return title;
	return `${title.slice(0, charactersUpTo(title, limit - 1)).trimEnd()}…`;
}

/**
 * Fits a description into `limit` UTF-16 code units; what does not fit goes on in notes of at most
 * `noteLimit`, and the description says so; what does not fit those either is left out, and the
 * last of them says so. The facts and the footer stay in the description,
 * unless the facts alone would fill it. Where a long text is split depends on the alert alone, so
 * that a later run, after a change of settings, finds the same notes.
 */
export function fitDescription(
	parts: DescriptionParts,
	limit: number,
	noteLimit: number,
): FittedDescription {
	const fixed = `${parts.body}${parts.body === '' ? '' : separator}${parts.facts}\n`;
	const whole = fixed + parts.footer;
	if (fixed.length + footerRoom <= limit && whole.length <= limit) {
		return { description: whole, overflow: [], leftOut: 0 };
	}
	const bodyRoom = limit - footerRoom - continued.length - (fixed.length - parts.body.length);
	if (fixed.length + footerRoom <= limit || bodyRoom < limit / 4) {
		const [head = '', ...rest] = splitText(whole, limit - continued.length, noteLimit);
		return { description: head.trimEnd() + continued, ...inNotes(rest, noteLimit) };
	}
	const [head = '', ...rest] = splitText(parts.body, bodyRoom, noteLimit);
	const [footer = '', ...more] = splitText(parts.footer, footerRoom, noteLimit);
	const description = `${head.trimEnd()}${continued}${separator}${parts.facts}\n${footer}`;
	return { description, ...inNotes([...rest, ...more], noteLimit) };
}

/** How many UTF-16 code units went into notes. */
export function overflowLength(fitted: FittedDescription): number {
	return sumBy(fitted.overflow, 'length');
}

function inNotes(
	parts: readonly string[],
	noteLimit: number,
): Pick<FittedDescription, 'overflow' | 'leftOut'> {
	const written = parts.filter((part) => part.trim() !== '');
	const last = written[mostNotes - 1];
	if (last === undefined || written.length === mostNotes) return { overflow: written, leftOut: 0 };
	const end = shortened(last, noteLimit - leftOutRoom);
	const leftOut = sumBy(written.slice(mostNotes - 1), 'length') - end.length;
	const said = `${end}\n[${leftOut} more characters are left out here: see the mail itself.]`;
	return { overflow: [...written.slice(0, mostNotes - 1), said], leftOut };
}

function shortened(text: string, limit: number): string {
	return text.length <= limit ? text : text.slice(0, charactersUpTo(text, limit));
}
