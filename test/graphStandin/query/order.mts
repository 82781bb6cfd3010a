import { createHash } from 'node:crypto';
import { badRequest } from '../graphError.mts';
import type { StoredMessage } from '../mailbox/message.mts';
import type { Switches } from '../switches.mts';
import { propertyOf } from './messageProperties.mts';
import type { Property } from './messageProperties.mts';

export type OrderTerm = { readonly property: Property; readonly isDescending: boolean };
type Comparer = (left: StoredMessage, right: StoredMessage) => number;

/** Reads `$orderby`. */
export function readOrder(orderBy: string): readonly OrderTerm[] {
	return orderBy.split(',').map((term) => {
		const [path = '', direction = 'asc', ...more] = term.trim().split(/\s+/);
		const property = propertyOf(path);
		const word = direction.toLowerCase();
		if ('known' in property || more.length > 0 || !['asc', 'desc'].includes(word)) {
			throw badRequest(`Invalid orderby clause: '${term.trim()}'.`);
		}
		return { property, isDescending: word === 'desc' };
	});
}

/**
 * A refusal unless the properties of `$orderby` are the first ones of `$filter`, in the same order:
 * Microsoft's rule for messages since 2017, "Update to filtering and sorting REST API".
 */
export function refuseInefficient(
	order: readonly OrderTerm[],
	filterProperties: readonly string[],
): void {
	const isPrefix = order.every(({ property }, index) => filterProperties[index] === property.name);
	if (isPrefix) return;
	throw badRequest(
		'The restriction or sort order is too complex for this operation.',
		'InefficientFilter',
	);
}

/** The order of `$orderby`; equal ones stay in the order of their arrival. */
export function comparerOf(order: readonly OrderTerm[]): Comparer {
	return (left, right) => {
		for (const { property, isDescending } of order) {
			const difference = compareValues(property.read(left), property.read(right));
			if (difference !== 0) return isDescending ? -difference : difference;
		}
		return 0;
	};
}

/** The order of a list without `$orderby`. */
export function unordered({ unorderedLists }: Switches): Comparer {
	switch (unorderedLists) {
		case 'newestFirst':
			return (left, right) => right.receivedAt - left.receivedAt;
		case 'oldestFirst':
			return (left, right) => left.receivedAt - right.receivedAt;
		case 'shuffled':
			return (left, right) => compareValues(shuffleKey(left), shuffleKey(right));
	}
}

function shuffleKey({ immutableId }: StoredMessage): string {
	return createHash('sha1').update(immutableId).digest('hex');
}

function compareValues(left: unknown, right: unknown): number {
	if (typeof left === 'number' && typeof right === 'number') return left - right;
	const [a, b] = [String(left), String(right)];
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
