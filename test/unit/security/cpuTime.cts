/**
 * What `work` gives, and how many milliseconds of processor time it took: a bound on them says how
 * much was done, however busy the machine is.
 */
export async function measured<T>(
	work: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly cpuMs: number }> {
	const start = process.cpuUsage();
	const result = await work();
	const { user, system } = process.cpuUsage(start);
	return { result, cpuMs: (user + system) / 1000 };
}

/** `piece` again and again, `length` characters or a little more, with an end that fits nothing. */
export function filled(piece: string, length: number): string {
	return `${piece.repeat(Math.ceil(length / piece.length))}!`;
}
