/** A value as text: texts as they are, nothing as the empty text, all else as JSON. */
export function plainText(value: unknown): string {
	if (typeof value === 'string') return value;
	return value === undefined || value === null ? '' : JSON.stringify(value);
}
