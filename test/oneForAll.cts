/**
 * Starts one process for the tests of a file, has it prepared before each of them and stops it after
 * the last. Gives the way to it; calling that before it runs throws.
 */
export function oneForAll<Running extends { stop(): Promise<void> }>(
	start: () => Promise<Running>,
	prepare: (running: Running) => Promise<void>,
): () => Running {
	let running: Running | undefined;
	const get = (): Running => {
		if (running === undefined) throw new Error('The stand-in is not running');
		return running;
	};
	beforeAll(async () => {
		running = await start();
	});
	beforeEach(async () => prepare(get()));
	afterAll(async () => get().stop());
	return get;
}
