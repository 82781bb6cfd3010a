import { memoize } from 'lodash';

/**
 * A function that answers once about each object. Each answer is kept as long as the object that it
 * is about.
 */
export function memoizeWeakly<About extends object, Answer>(
	answerOf: (about: About) => Answer,
): (about: About) => Answer {
	const memoized = memoize(answerOf);
	memoized.cache = new WeakMap();
	return memoized;
}
