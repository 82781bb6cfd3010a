import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { startProcesses } from './fleet.mts';
import type { FleetOptions } from './fleet.mts';
import { openOffice } from './world.mts';
import type { Stage } from './rehearse.mts';

/**
 * Does the tasks, several at a time, each lane with an Autotask and workers of its own; gives the
 * results in the order of the tasks. `folder` takes what the lanes need.
 */
export async function inLanes<Task, Result>(
	tasks: readonly Task[],
	lanes: number,
	options: FleetOptions & { readonly folder: string },
	work: (task: Task, stage: Stage) => Promise<Result>,
): Promise<readonly Result[]> {
	const waiting = tasks.map((task, index) => ({ task, index }));
	const results = new Map<number, Result>();
	const lane = async (): Promise<void> => {
		const office = await openOffice(await mkdtemp(path.join(options.folder, 'lane-')));
		const fleet = await startProcesses({ ...options, env: office.zones.env });
		try {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
				results.set(next.index, await work(next.task, { office, fleet }));
			}
		} finally {
			await fleet.stop();
			await office.stop();
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
	return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
