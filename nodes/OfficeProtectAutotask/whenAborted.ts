import { memoizeWeakly } from './memoizeWeakly';

/** Resolves when the signal is aborted. However often a run asks, its signal gets one listener. */
export const whenAborted = memoizeWeakly(
	async (signal: AbortSignal): Promise<void> =>
		new Promise((resolve) => {
			if (signal.aborted) resolve();
			signal.addEventListener('abort', () => {
				resolve();
			});
		}),
);
