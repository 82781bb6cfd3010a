// Frozen with rule op1: a change here changes the keys of tickets that exist.

const longestLabel = 60;
const mostWords = 9;
const inLabel = /^[\p{L}#*][^.!?;,@:：<>{}=]*$/u;
const letters = /[\p{L}\p{N}]/u;
const greeting =
	/^(?:hello|hi|dear|bonjour|salut|hallo|good (?:morning|afternoon|day)|note|ps|attention)\b/iu;

/** Whether a text could be the label of a value: short, no sentence, no address, no greeting. */
export function isLabelLike(text: string): boolean {
	if (text === '' || text.length > longestLabel || !inLabel.test(text)) return false;
	return text.split(' ').length <= mostWords && !greeting.test(text) && letters.test(text);
}

/** A text without the colon at its end. */
export function withoutColon(text: string): string {
	return text.replace(/\s*[:：]\s*$/u, '');
}

export function endsWithColon(text: string): boolean {
	return /[:：]\s*$/u.test(text);
}

export interface LabelAndValue {
	readonly label: string;
	/** Empty when the label stands alone. */
	readonly value: string;
}

/** The label and value of `Label: value`; values may hold colons. Null for anything else. */
export function labelledValue(
	text: string,
	isKnown: (label: string) => boolean,
): LabelAndValue | null {
	const colon = text.slice(0, longestLabel + 3).search(/[:：]/u);
	if (colon <= 0) return null;
	const label = text.slice(0, colon).trim();
	const rest = text.slice(colon + 1);
	if (!isLabelLike(label) || rest.startsWith('//')) return null;
	if (!/^(?:\s|$)/u.test(rest) && (!isKnown(label) || /\d$/u.test(label))) return null;
	return { label, value: rest.trim() };
}
