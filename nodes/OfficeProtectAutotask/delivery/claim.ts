import { whenAborted } from '../whenAborted';

/** What runs claim, like the key of an alert, to create the first ticket of a process alone. */
export const firstCreate = Symbol('first create');

/** An alert key, or the first create. */
type Claimable = string | typeof firstCreate;

/** What the runs of a process have claimed, each settled when it is given back. */
export type Claims = Map<Claimable, Promise<void>>;

/** The claims of a process in which nothing is in delivery yet. */
export function createClaims(): Claims {
	return new Map();
}

/**
 * Waits until no other run of this process has claimed any of these, then claims them all. Returns
 * the function that gives them back; null soon after a cancel.
 */
export async function claim(
	claims: Claims,
	wanted: readonly Claimable[],
	signal: AbortSignal,
): Promise<(() => void) | null> {
	for (;;) {
		if (signal.aborted) return null;
		const busy = wanted.flatMap((one) => claims.get(one) ?? []);
		if (busy.length === 0) break;
		await Promise.race([Promise.all(busy), whenAborted(signal)]);
	}
	let giveBack = (): void => undefined;
	const delivered = new Promise<void>((resolve) => {
		giveBack = resolve;
	});
	for (const one of wanted) claims.set(one, delivered);
	return () => {
		for (const one of wanted) claims.delete(one);
		giveBack();
	};
}
