// Frozen with rule op1: a change here changes the keys of tickets that exist.

const articles = new Set(['a', 'an', 'the']);
const plurals = /\(s\)/giu;
const marks = /\p{M}+/gu;
const notWords = /[^\p{L}\p{N}]+/gu;

/**
 * The words of a text for comparing: lower case, without accents and punctuation, single blanks
 * between them. `Adresse IP :` and `adresse ip` are the same, so are `l’événement` and `l'evenement`.
 */
export function words(text: string): string {
	return text
		.normalize('NFKD')
		.replace(marks, '')
		.toLowerCase()
		.replace(plurals, '')
		.replace(notWords, ' ')
		.trim();
}

/** The words without articles and blanks: `Sign-In from an X` and `signInFromX` are the same. */
export function compactWords(text: string): string {
	return words(text)
		.split(' ')
		.filter((word) => !articles.has(word))
		.join('');
}

/** `userPrincipalName` and `user_principal_name` as a label would be printed: `user principal name`. */
export function keyAsLabel(key: string): string {
	return key
		.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
		.replace(/[_\-.]+/gu, ' ')
		.trim();
}

/** A subject without reply and forward prefixes, blanks collapsed. */
export function bareSubject(subject: string): string {
	const prefix = /^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+/iu;
	return subject.replace(/\s+/gu, ' ').trim().replace(prefix, '');
}
