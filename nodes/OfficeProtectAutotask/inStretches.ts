import type { RunContext } from './runContext';

/** A run that computes keeps n8n from everything else for so long at most. */
const longestStretchMs = 25;

/**
 * Maps items in their order, one after the other: thousands under way at once would all be in
 * memory. Now and then n8n may do other things.
 */
export async function inStretches<Item, Result>(
	items: readonly Item[],
	map: (item: Item) => Result | Promise<Result>,
	context: Pick<RunContext, 'clock' | 'pace'>,
): Promise<readonly Result[]> {
	const results: Result[] = [];
	let sinceMs = context.clock();
	for (const item of items) {
		results.push(await map(item));
		if (context.clock() - sinceMs < longestStretchMs) continue;
		await context.pace(0);
		sinceMs = context.clock();
	}
	return results;
}
