import { deal } from './deal.mts';
import type { Fault } from './fault.mts';
import type { NodeRun } from './fleet.mts';
import type { Received } from './intake/intake.mts';
import type { Random } from './random.mts';
import type { World } from './world.mts';

/** A run that ended, with what it was given. */
export type Delivered = { readonly run: NodeRun; readonly items: readonly Received[] };

/** The runs that ended, and how many ended with their worker. */
export type Deliveries = { readonly runs: readonly Delivered[]; readonly deaths: number };

/** Hands the items out to the workers while the fault lasts, twice if something comes between. */
export async function deliver(
	fault: Fault,
	world: World,
	received: readonly Received[],
	random: Random,
): Promise<Deliveries> {
	const delivered = new AbortController();
	const meanwhile = fault.meanwhile?.(world, delivered.signal);
	try {
		const first = await handOut(fault, world, received, random.of('deal'));
		if (fault.between === undefined) return first;
		await fault.between(world);
		const second = await handOut(fault, world, received, random.of('second deal'));
		return { runs: [...first.runs, ...second.runs], deaths: first.deaths + second.deaths };
	} finally {
		delivered.abort();
		await meanwhile;
	}
}

/** What a killed worker had in hand is not run again: n8n does not do so either. */
async function handOut(
	fault: Fault,
	{ fleet, job }: World,
	received: readonly Received[],
	random: Random,
): Promise<Deliveries> {
	const hands = deal(fault.deal, received, fleet.workers, random);
	const runs: Delivered[] = [];
	let deaths = 0;
	await Promise.all(
		hands.map(async (hand, worker) => {
			for (const items of hand) {
				const end = await fleet.fire(job(items), worker);
				if (end.kind === 'ran') runs.push({ run: end.run, items });
				else deaths += 1;
			}
		}),
	);
	return { runs, deaths };
}
