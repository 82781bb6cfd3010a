import path from 'node:path';
import { packBuilt } from '../../tools/packedPackage.mts';
import { brokenBuilds } from './broken.mts';
import type { BrokenBuild } from './broken.mts';
import { changedBuild } from './builds.mts';
import type { Choices } from './choices.mts';
import { faultsOf } from './faults.mts';
import { inLanes } from './lanes.mts';
import { inQueue } from './inQueue.mts';
import { rehearse } from './rehearse.mts';
import type { Row } from './row.mts';
import { onProcesses } from './stages.mts';

/** Alerts that show a mistake. */
const enough = 100;
const queueWorkers = 2;

/**
 * Runs the builds with a deliberate mistake, in the full size in queue mode too, and prints what
 * caught them; gives those that nothing caught.
 */
export async function escapedBuilds(
	seed: string,
	choices: Choices,
	folder: string,
): Promise<readonly string[]> {
	console.log('\nBuilds with a deliberate mistake');
	const escaped: string[] = [];
	for (const build of brokenBuilds) {
		const packageFolder = await changedBuild(
			folder,
			build.name.replaceAll(' ', '-'),
			build.changes,
		);
		const tried = { build, packageFolder, seed, folder };
		const rows = [
			...(await onItsOwn(tried, choices)),
			...(choices.isFull ? await queued(tried, choices) : []),
		];
		for (const row of rows) {
			const { fault, mode, problems } = row;
			const [first] = problems;
			if (first === undefined) escaped.push(`${build.name}, by ${fault} (${mode})`);
			else
				console.log(
					`  ${build.name}: caught by "${fault}" (${mode}, ${problems.length}): ${first}`,
				);
		}
	}
	return escaped;
}

/** A build on trial. */
type Tried = {
	readonly build: BrokenBuild;
	readonly packageFolder: string;
	readonly seed: string;
	readonly folder: string;
};

async function onItsOwn(
	{ build, packageFolder, seed, folder }: Tried,
	{ alerts, workers, lanes, isFull }: Choices,
): Promise<readonly Row[]> {
	const names: readonly string[] = isFull ? build.caughtBy : build.caughtBy.slice(0, 1);
	const faults = faultsOf(seed, 0).filter(({ name }) => names.includes(name));
	const stages = onProcesses({ workers, folder, packageFolder });
	return inLanes(faults, lanes, stages, async (fault, stage) =>
		rehearse(fault, stage, { seed, alerts: Math.min(alerts, enough) }),
	);
}

async function queued(
	{ build, packageFolder, seed, folder }: Tried,
	{ alerts, lanes }: Choices,
): Promise<readonly Row[]> {
	const packed = await packBuilt(packageFolder, path.join(packageFolder, 'packed'));
	const size = { seed, alerts: Math.min(alerts, enough), workers: queueWorkers, mixes: 0, lanes };
	const isWanted = ({ name }: { readonly name: string }): boolean => name === build.caughtInQueueBy;
	return inQueue({ packed, folder, isWanted, ...size }, () => undefined);
}
