import { textAt } from './line';
import type { Line } from './line';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const headerLine =
	/^[-*\s]*(from|sent|date|to|cc|subject|reply-to|importance|de|envoyé|à|objet|date d’envoi|von|gesendet|datum|an|betreff)\s*:(?:\s|$)/iu;
const senderNames = new Set(['from', 'de', 'von']);
const subjectNames = new Set(['subject', 'objet', 'betreff']);
const announcement =
	/^[-_*\s]*(?:begin |début du )?(?:forwarded message|original message|message original|message transféré|forwarded by|weitergeleitete nachricht)\b.{0,40}$/iu;
const attribution = /\b(?:wrote|a écrit|schrieb)\s*:$/iu;

/**
 * The lines of mail headers that forwarding and replying put into the text; they say nothing about
 * the event. A block counts only with a sender and a subject among at least three header lines.
 */
export function forwardHeaderLines(lines: readonly Line[]): ReadonlySet<number> {
	const found = new Set<number>();
	for (let index = 0; index < lines.length; index++) {
		const text = textAt(lines, index);
		if (text.length <= 300 && (announcement.test(text) || attribution.test(text))) found.add(index);
		if (headerName(text) === null) continue;
		const end = endOfBlock(lines, index);
		const names = lines.slice(index, end).map((line) => headerName(line.text));
		if (isHeaderBlock(names)) names.forEach((_name, offset) => found.add(index + offset));
		index = end - 1;
	}
	return found;
}

function headerName(text: string): string | null {
	return text.length > 2_000 ? null : (headerLine.exec(text)?.[1]?.toLowerCase() ?? null);
}

function endOfBlock(lines: readonly Line[], start: number): number {
	let end = start;
	while (end < lines.length && headerName(textAt(lines, end)) !== null) end++;
	return end;
}

function isHeaderBlock(names: readonly (string | null)[]): boolean {
	return (
		new Set(names).size >= 3 &&
		names.some((name) => name !== null && senderNames.has(name)) &&
		names.some((name) => name !== null && subjectNames.has(name))
	);
}
