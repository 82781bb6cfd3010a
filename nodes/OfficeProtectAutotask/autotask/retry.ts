import type { Verdict } from './verdict';

interface Policy {
	/** How often a call goes out at most. */
	readonly tries: number;
	readonly firstPauseMs: number;
}

const longestPauseMs = 8000;

const policies = {
	threadLimit: { tries: 8, firstPauseMs: 300 },
	connection: { tries: 4, firstPauseMs: 500 },
	hourlyLimit: { tries: 2, firstPauseMs: longestPauseMs },
	uncertainRead: { tries: 4, firstPauseMs: 500 },
} as const satisfies Readonly<Record<string, Policy>>;

/**
 * How long to wait (ms) before a call goes out once more; null: it does not. What Autotask refused
 * without committing it may be sent again; what may have been committed only if it was a read. A
 * `Retry-After` counts as it is, everything else doubles with each try, with up to half of it at
 * random. `tries`: how often the call went out. `random`: from 0 up to 1.
 */
export function pauseBeforeRetry(
	verdict: Verdict<unknown>,
	{ tries, isRead, random }: { tries: number; isRead: boolean; random: number },
): number | null {
	switch (verdict.kind) {
		case 'refused':
			if (verdict.by === 'hourlyLimit' && verdict.retryAfterMs === undefined) return null;
			return pauseBy(policies[verdict.by], tries, random, verdict.retryAfterMs);
		case 'uncertain':
			return isRead && verdict.cause !== 'cancelled'
				? pauseBy(policies.uncertainRead, tries, random)
				: null;
		case 'ok':
		case 'rejected':
		case 'unauthorized':
		case 'notSent':
			return null;
	}
}

function pauseBy(
	{ tries: most, firstPauseMs }: Policy,
	tries: number,
	random: number,
	retryAfterMs?: number,
): number | null {
	if (tries >= most) return null;
	if (retryAfterMs !== undefined) return retryAfterMs;
	const pause = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);
	return Math.round(pause * (1 - random / 2));
}
