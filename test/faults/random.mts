import { createHash } from 'node:crypto';

/** Random choices that a seed repeats. */
export type Random = {
	/** From 0 up to 1. */
	next(): number;
	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number;
	chance(probability: number): boolean;
	pick<const T>(list: readonly [T, ...T[]]): T;
	shuffled<T>(list: readonly T[]): readonly T[];
	/** Random letters and digits of a GUID. */
	guid(): string;
	/** Choices of their own for a part, so that a change in one part leaves the others alone. */
	of(part: string): Random;
};

/** Random choices from a seed: equal seeds make equal choices. */
export function randomOf(seed: string): Random {
	let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
	// Mulberry32.
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const between = (low: number, high: number): number =>
		low + Math.floor(next() * (high - low + 1));
	const hex = (length: number): string =>
		Array.from({ length }, () => between(0, 15).toString(16)).join('');
	return {
		next,
		between,
		chance: (probability) => next() < probability,
		pick: (list) => list[between(0, list.length - 1)] ?? list[0],
		shuffled: (list) =>
			list
				.map((value) => ({ value, at: next() }))
				.sort((a, b) => a.at - b.at)
				.map(({ value }) => value),
		guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
		of: (part) => randomOf(`${seed}/${part}`),
	};
}
