// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** An object's properties; null for anything that is no plain object. */
export function propertiesOf(value: unknown): Readonly<Record<string, unknown>> | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	return Object.fromEntries(Object.entries(value));
}

/** A string that says something; null for anything else. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
