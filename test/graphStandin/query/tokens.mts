import { badRequest } from '../graphError.mts';
import type { GraphRefusal } from '../graphError.mts';

export type Token =
	| { readonly kind: 'text'; readonly value: string }
	/** Milliseconds since the epoch. */
	| { readonly kind: 'date'; readonly value: number }
	| { readonly kind: 'sign'; readonly value: '(' | ')' | ',' }
	/** Names, operators, true, false, null. */
	| { readonly kind: 'word'; readonly value: string };

const pattern = /\s*(?:'((?:[^']|'')*)'|([(),])|(\d{4}-\d{2}-\d{2}[^\s(),]*)|([A-Za-z_][\w/.:]*))/y;
const dateForm =
	/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))?$/i;

/** Cuts a `$filter` into its tokens; a refusal where it is not OData. */
export function tokensOf(filter: string): readonly Token[] {
	const tokens: Token[] = [];
	const end = filter.trimEnd().length;
	pattern.lastIndex = 0;
	while (pattern.lastIndex < end) {
		const at = pattern.lastIndex;
		const match = pattern.exec(filter);
		if (match === null) throw syntaxError(filter, at);
		tokens.push(tokenOf(match, filter));
	}
	return tokens;
}

export function syntaxError(filter: string, at = filter.length): GraphRefusal {
	return badRequest(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
}

function tokenOf(match: RegExpExecArray, filter: string): Token {
	const [, text, sign, date, word = ''] = match;
	if (text !== undefined) return { kind: 'text', value: text.replace(/''/g, "'") };
	if (sign === '(' || sign === ')' || sign === ',') return { kind: 'sign', value: sign };
	if (date === undefined) return { kind: 'word', value: word };
	const value = Date.parse(date);
	if (!dateForm.test(date) || Number.isNaN(value)) throw syntaxError(filter, match.index);
	return { kind: 'date', value };
}
