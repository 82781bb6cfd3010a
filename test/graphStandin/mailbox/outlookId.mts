import { createHash } from 'node:crypto';

/** An id that looks as Graph's do, the same for the same parts. */
export function outlookId(...parts: readonly (string | number)[]): string {
	const hash = createHash('sha512').update(parts.join('\n')).digest('base64url');
	return `AAMkAG${hash.slice(0, 66)}AAA=`;
}

export function isOutlookId(text: string): boolean {
	return /^AA[A-Za-z0-9_-]{8,}=*$/.test(text);
}
