// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** Lines of a document, first and last included. */
export interface Span {
	readonly first: number;
	readonly last: number;
}

/** The first index of a list sorted by `lineOf` whose line is `line` or a later one. */
export function indexFrom<T>(
	sorted: readonly T[],
	line: number,
	lineOf: (entry: T) => number,
): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const entry = sorted[middle];
		if (entry !== undefined && lineOf(entry) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The entries of a sorted list that begin within a span. */
export function within<T>(
	sorted: readonly T[],
	span: Span,
	lineOf: (entry: T) => number,
): readonly T[] {
	return sorted.slice(
		indexFrom(sorted, span.first, lineOf),
		indexFrom(sorted, span.last + 1, lineOf),
	);
}
