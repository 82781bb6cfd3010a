/** Resolves when this process is asked to end (Ctrl-C, SIGTERM), which then no longer ends it. */
export function untilInterrupted(): Promise<'interrupted'> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			process.on(signal, () => {
				resolve('interrupted');
			});
		}
	});
}
