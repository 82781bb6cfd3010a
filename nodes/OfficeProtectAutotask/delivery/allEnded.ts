/** All results. Where one rejects, so does this, but only once all others have ended. */
export async function allEnded<Results extends readonly unknown[]>(work: {
	readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<{ -readonly [Index in keyof Results]: Awaited<Results[Index]> }> {
	await Promise.allSettled(work);
	return Promise.all(work);
}
