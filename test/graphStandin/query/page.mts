import type { Parameters } from './parameters.mts';

export type PageOf<T> = { readonly rows: readonly T[]; readonly nextLink: string | null };

/**
 * One page of the rows, with the link to the next one: the same address with a `$skip` that counts
 * the rows passed, so that what comes or goes meanwhile shifts it.
 */
export function pageOf<T>(
	rows: readonly T[],
	{ top, skip }: Parameters,
	address: string,
	shortfall = 0,
): PageOf<T> {
	const rest = rows.slice(skip);
	if (rest.length <= top || top === 0) return { rows: rest.slice(0, top), nextLink: null };
	const size = Math.max(1, top - shortfall);
	const next = new URL(address);
	const others = [...next.searchParams].filter(([name]) => name.toLowerCase() !== '$skip');
	const options = [...others, ['$skip', String(skip + size)]] as const;
	next.search = options.map((option) => option.map(encodeURIComponent).join('=')).join('&');
	return { rows: rest.slice(0, size), nextLink: next.href };
}
