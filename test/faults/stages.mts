import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { startProcesses } from './fleet.mts';
import type { Fleet, FleetOptions } from './fleet.mts';
import type { OpenStage } from './lanes.mts';
import { openOffice } from './world.mts';

/** An Autotask and processes of its own for each lane; `folder` takes what they need. */
export function onProcesses(
	options: FleetOptions & { readonly folder: string },
): () => Promise<OpenStage> {
	return async () => {
		const office = await openOffice(await mkdtemp(path.join(options.folder, 'lane-')));
		const fleet = await startProcesses({ ...options, env: office.zones.env });
		const close = async (): Promise<void> => {
			await fleet.stop();
			await office.stop();
		};
		return { office, fleet, close };
	};
}

/** An Autotask of its own for each lane, and workers that all lanes share. */
export function sharing(fleet: Fleet, folder: string): () => Promise<OpenStage> {
	return async () => {
		const office = await openOffice(await mkdtemp(path.join(folder, 'lane-')));
		return { office, fleet, close: async () => office.stop() };
	};
}
