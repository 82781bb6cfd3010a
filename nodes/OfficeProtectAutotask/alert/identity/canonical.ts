// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** A printed text for comparing: Unicode NFKC, case folded, white space collapsed. */
export function canonicalText(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** How a label is looked up: its words without accents and punctuation. */
export function labelKey(label: string): string {
	return label
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/\(s\)/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** How a type name is looked up: its words without articles, accents, punctuation and blanks. */
export function typeKey(name: string): string {
	return labelKey(name)
		.split(' ')
		.filter((word) => word !== 'a' && word !== 'an' && word !== 'the')
		.join('');
}

/** A subject without reply and forward prefixes, canonical. */
export function canonicalSubject(subject: string): string {
	return canonicalText(subject).replace(
		/^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+/u,
		'',
	);
}
