import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { PackedPackage } from '../../tools/packedPackage.mts';
import { queueFaults } from './catalogue/queue.mts';
import type { Fault } from './fault.mts';
import { faultsOf } from './faults.mts';
import { startQueueFleet } from './queueFleet.mts';
import { rehearse } from './rehearse.mts';
import type { Row, Stage } from './rehearse.mts';
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
	/** Which faults, by name. */
	readonly isWanted: (fault: string) => boolean;
};

const bringUpMs = 600_000;

const firstOfAll = ['none', 'delivered twice at once', 'worker killed (SIGKILL)'];

/** The faults that say most about queue mode, in little time. */
export function ofQueueMode(fault: string): boolean {
	return firstOfAll.includes(fault) || / restarted$/.test(fault);
}

/** All but those that wait for a minute or for a check that one worker makes for itself. */
export function everywhere(fault: string): boolean {
	return !leftOut.some((part) => fault.includes(part));
}

const leftOut = [
	'429 without Retry-After',
	'Restricted access',
	'clears externalID a little later',
	'Duplicate Ticket Handling',
];

/** Rehearses faults on the workers of a real n8n in queue mode, one after the other. */
export async function inQueue(plan: QueuePlan, shown: (row: Row) => void): Promise<readonly Row[]> {
	const { packed, workers, seed, alerts } = plan;
	const office = await openOffice(await mkdtemp(path.join(plan.folder, 'queue-')));
	try {
		const signal = AbortSignal.timeout(bringUpMs);
		const fleet = await startQueueFleet({ packed, workers, env: office.zones.env, signal });
		try {
			const all = [...faultsOf(seed, plan.mixes), ...queueFaults(fleet)];
			const faults = all.filter(({ name }) => plan.isWanted(name));
			return await oneByOne(faults, { office, fleet }, { seed, alerts }, shown);
		} finally {
			await fleet.stop();
		}
	} finally {
		await office.stop();
	}
}

async function oneByOne(
	faults: readonly Fault[],
	stage: Stage,
	size: { readonly seed: string; readonly alerts: number },
	shown: (row: Row) => void,
): Promise<readonly Row[]> {
	const rows: Row[] = [];
	for (const fault of faults) {
		const row = await rehearse(fault, stage, size);
		shown(row);
		rows.push(row);
	}
	return rows;
}
