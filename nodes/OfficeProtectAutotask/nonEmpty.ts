/** A list that has a first element. */
export type NonEmpty<T> = readonly [T, ...T[]];
