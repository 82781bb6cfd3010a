const promises = new WeakMap<AbortSignal, Promise<void>>();

/**
 * Resolves when the signal is aborted. However many wait for the same signal, it gets one listener:
 * hundreds of calls of a run may wait at a time.
 */
export function whenAborted(signal: AbortSignal): Promise<void> {
	const known = promises.get(signal);
	if (known !== undefined) return known;
	const promise = new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => {
			resolve();
		});
	});
	promises.set(signal, promise);
	return promise;
}
