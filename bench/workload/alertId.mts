import { createHash } from 'node:crypto';

/** A GUID that is always the same for the same text. */
export function guid(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	const cuts = [0, 8, 12, 16, 20, 32];
	return cuts
		.slice(1)
		.map((end, part) => hex.slice(cuts[part], end))
		.join('-');
}
