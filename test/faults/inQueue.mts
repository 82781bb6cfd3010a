import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { PackedPackage } from '../../tools/packedPackage.mts';
import { queueFaults } from './catalogue/queue.mts';
import type { Fault } from './fault.mts';
import { faultsOf } from './faults.mts';
import { inLanes } from './lanes.mts';
import { startQueueFleet } from './queueFleet.mts';
import { rehearse } from './rehearse.mts';
import type { Stage } from './rehearse.mts';
import type { Row } from './row.mts';
import { sharing } from './stages.mts';
import { openOffice } from './world.mts';

export type QueuePlan = {
	readonly packed: PackedPackage;
	/** Takes what the processes need. */
	readonly folder: string;
	readonly workers: number;
	readonly seed: string;
	/** Alerts of a fault. */
	readonly alerts: number;
	readonly mixes: number;
	/** Faults at a time, each with an Autotask of its own. */
	readonly lanes: number;
	readonly isWanted: (fault: Fault) => boolean;
};

const bringUpMs = 600_000;

const firstOfAll = ['none', 'delivered twice at once', 'worker killed (SIGKILL)'];

/** The faults that say most about queue mode, in little time. */
export function ofQueueMode({ name }: Fault): boolean {
	return firstOfAll.includes(name) || / restarted$/.test(name);
}

/** All but those after which a minute has to pass, or each worker has to check for itself. */
export function everywhere({ before }: Fault): boolean {
	return before === undefined;
}

/**
 * Rehearses faults on the workers of a real n8n in queue mode: first those that hit what all share,
 * one after the other, then the others side by side.
 */
export async function inQueue(plan: QueuePlan, shown: (row: Row) => void): Promise<readonly Row[]> {
	const { packed, workers, folder, lanes } = plan;
	const office = await openOffice(await mkdtemp(path.join(folder, 'queue-')));
	try {
		const signal = AbortSignal.timeout(bringUpMs);
		const fleet = await startQueueFleet({ packed, workers, env: office.zones.env, signal });
		try {
			const all = [...faultsOf(plan.seed, plan.mixes), ...queueFaults(fleet)];
			const faults = all.filter(plan.isWanted);
			const play = async (fault: Fault, stage: Stage): Promise<Row> => {
				const row = await rehearse(fault, stage, sizeOf(fault, plan));
				shown(row);
				return row;
			};
			const rows: Row[] = [];
			for (const fault of faults.filter(isAlone)) rows.push(await play(fault, { office, fleet }));
			const others = faults.filter((fault) => !isAlone(fault));
			return [...rows, ...(await inLanes(others, lanes, sharing(fleet, folder), play))];
		} finally {
			await fleet.stop();
		}
	} finally {
		await office.stop();
	}
}

/** How much the workers do when all is well shows only when they do nothing else. */
function isAlone(fault: Fault): boolean {
	return fault.isAlone === true || fault.name === 'none';
}

/** What they do in a minute shows over more alerts than a fault needs. */
const timesWhenAllIsWell = 3;

function sizeOf({ name }: Fault, { seed, alerts }: QueuePlan): Parameters<typeof rehearse>[2] {
	return { seed, alerts: name === 'none' ? alerts * timesWhenAllIsWell : alerts };
}
