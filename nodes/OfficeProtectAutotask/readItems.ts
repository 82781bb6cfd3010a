import { readItem } from './alert/readItem';
import type { ReaderOptions } from './alert/readerOptions';
import type { Reading } from './alert/reading';
import type { SourceItem } from './alert/sourceItem';
import { unreadableItem } from './alert/unreadableItem';
import type { Checked, Failure } from './failure';
import { inStretches } from './inStretches';
import type { RunContext } from './runContext';

/** What is needed of an item to read it. */
export interface Readable {
	readonly source: SourceItem;
	readonly choices: Checked<{ readonly reader: ReaderOptions }>;
}

/**
 * Reads items as their choices say; the readings are by item. Once the execution is cancelled the
 * rest is not read any more, and says so.
 */
export async function readItems(
	items: readonly Readable[],
	context: RunContext,
): Promise<readonly (readonly Reading[])[]> {
	const { signal } = context;
	return inStretches(
		items,
		({ source, choices }) =>
			readItemWith(source, signal.aborted ? { kind: 'fail', failure: cancelled } : choices),
		context,
	);
}

const cancelled: Failure = {
	code: 'cancelled',
	message: 'The execution was cancelled before this item was read',
	remedy: 'Run this again when you want it done.',
	again: 'later',
	autotask: [],
};

/** Reads an item as its choices say; an item whose choices cannot be used is unreadable. */
export async function readItemWith(
	source: SourceItem,
	choices: Checked<{ readonly reader: ReaderOptions }>,
): Promise<readonly Reading[]> {
	if (choices.kind === 'ok') return readItem(source, choices.value.reader);
	return [unreadableItem(source.itemIndex, choices.failure)];
}
