import type { Switches } from '../switches.mts';

const bytes = Uint8Array.from({ length: 256 }, (_, code) => code);
const windows1252 = new Set(new TextDecoder('windows-1252').decode(bytes));

/** A text as the database keeps it: characters outside Windows-1252 may become `?`. */
export function keptText(text: string, switches: Switches): string {
	const trimmed = switches.trimTexts ? text.trim() : text;
	if (switches.windows1252 === 'keep' || isAscii(trimmed)) return trimmed;
	return Array.from(trimmed, (char) => (windows1252.has(char) ? char : '?')).join('');
}

function isAscii(text: string): boolean {
	return /^\p{ASCII}*$/u.test(text);
}

export function textLength(text: string, switches: Switches): number {
	return switches.lengthUnit === 'utf16' ? text.length : Array.from(text).length;
}

/** A text as an answer shows it. */
export function shownText(text: string, switches: Switches): string {
	return switches.newLines === 'crlf' ? text.replace(/\r?\n/g, '\r\n') : text;
}
