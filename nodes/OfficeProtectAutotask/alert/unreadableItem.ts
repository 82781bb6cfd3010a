import type { Failure } from '../failure';
import type { Reading } from './reading';

/** The one reading of an input item that is not read at all. */
export function unreadableItem(itemIndex: number, failure: Failure): Reading {
	return { origin: { itemIndex, position: 0 }, kind: 'unreadable', failure };
}
