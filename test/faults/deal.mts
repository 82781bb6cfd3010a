import type { Received } from './intake/intake.mts';
import type { Random } from './random.mts';

/** By worker: the batches that it is given, one after the other. */
export type Hands = readonly (readonly (readonly Received[])[])[];

/**
 * How items come to the workers: `apart` each item to one of them; `toAll` everything to all of
 * them, twice over; `shuffled` each item at least once, in any order, in batches that overlap.
 */
export type Deal = 'apart' | 'toAll' | 'shuffled';

/** Batches are no smaller, as far as there are enough alerts. */
const batchesAWorker = { least: 2, most: 3, size: 30 };

/** Deals the items out. */
export function deal(
	how: Deal,
	received: readonly Received[],
	workers: number,
	random: Random,
): Hands {
	switch (how) {
		case 'apart':
			return players(workers, (worker) =>
				batches(received.filter((_, index) => index % workers === worker)),
			);
		case 'toAll':
			return players(workers, () => batches(received).flatMap((batch) => [batch, batch]));
		case 'shuffled':
			return players(workers, () => {
				const some = received.filter(() => random.chance(0.5));
				return batches(random.shuffled(some));
			}).map((hand, worker) =>
				worker === 0 ? [...hand, ...batches(random.shuffled(received))] : hand,
			);
	}
}

function players(
	workers: number,
	handOf: (worker: number) => readonly (readonly Received[])[],
): Hands {
	return Array.from({ length: workers }, (_, worker) => handOf(worker));
}

function batches(received: readonly Received[]): readonly (readonly Received[])[] {
	const { least, most, size: usual } = batchesAWorker;
	const count = Math.min(most, Math.max(least, Math.floor(received.length / usual)));
	const size = Math.max(1, Math.ceil(received.length / count));
	return Array.from({ length: Math.ceil(received.length / size) }, (_, n) =>
		received.slice(n * size, (n + 1) * size),
	);
}
