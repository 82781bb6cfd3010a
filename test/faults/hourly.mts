import { setTimeout as pause } from 'node:timers/promises';
import { audit } from './audit.mts';
import { makeIntake } from './intake/intake.mts';
import { randomOf } from './random.mts';
import { newCredentialId } from './rehearse.mts';
import type { Stage } from './rehearse.mts';
import { rowOf } from './row.mts';
import type { Row } from './row.mts';
import { freshWorld } from './world.mts';

/** How full the hour is when alerts come in, and what the node has to say about it. */
export type Fullness = {
	/** Share of the limit that is used, in percent. */
	readonly percent: number;
	/** What a hint or the error of the run must say; null: nothing is to be said. */
	readonly says: RegExp | null;
};

export const fullnesses: readonly Fullness[] = [
	{ percent: 50, says: null },
	{ percent: 75, says: null },
	{ percent: 92, says: /% of Autotask's limit of 10000 API calls an hour are used/ },
	{ percent: 100, says: /the limit of API calls an hour is reached/ },
];

const limit = 10_000;
/** Calls that are left when the hour is called full: the limit is met in the middle of the run. */
const leftWhenFull = 15;

/** A row, and the words of the node that an operator saw. */
export type HourlyRow = Row & { readonly said: readonly string[] };

/**
 * Lets alerts come in while the hour is as full as that. Afterwards the hour empties, and one run
 * over all alerts makes good what the limit stopped.
 */
export async function underHourlyLimit(
	{ percent, says }: Fullness,
	{ office, fleet }: Stage,
	{ seed, alerts }: { readonly seed: string; readonly alerts: number },
): Promise<HourlyRow> {
	const random = randomOf(`${seed}/hourly`);
	const received = makeIntake(random, alerts);
	const credentialId = newCredentialId();
	const world = await freshWorld(office, { fleet, random, alerts, credentialId });
	const isFull = percent === 100;
	const hourlyUsedByOthers = isFull ? limit - leftWhenFull : (limit * percent) / 100;
	await world.set({ hourlyLimit: limit, hourlyUsedByOthers });
	const started = Date.now();
	// As a workflow runs it: failed alerts end the run with one error.
	const first = await fleet.fire({ ...world.job(received), onError: 'stopWorkflow' }, 0);
	const seconds = (Date.now() - started) / 1000;
	const { total: calls } = await office.admin.counters();
	await world.heal();
	// Calls stay away for a minute after the limit was met.
	if (isFull) await pause(61_000);
	const end = await fleet.fire(world.job(received), 0);
	if (first.kind === 'died' || end.kind === 'died') throw new Error('A worker died');
	const { error, hints } = first.run;
	const said = [...hints, ...(error === null ? [] : [error.message])];
	const seen = {
		workers: fleet.workers,
		// Not the first run: it may end with an error, and `unsaid` judges which.
		runs: [],
		deaths: 0,
		struck: null,
		during: 0,
		unauthorized: 0,
		found: audit(received, await office.admin.tickets(), end.run),
		last: { run: end.run, items: received },
	};
	const fault = { name: `hourly limit ${percent} % used` };
	const row = rowOf(fault, seen, { mode: fleet.mode, seed, alerts, calls, seconds });
	return { ...row, problems: [...row.problems, ...unsaid(says, said)], said };
}

function unsaid(says: RegExp | null, said: readonly string[]): readonly string[] {
	if (says === null) {
		return said.length === 0 ? [] : [`It said what it need not: ${said.join(' | ')}`];
	}
	return said.some((text) => says.test(text))
		? []
		: [`Nothing said ${String(says)}: ${said.join(' | ')}`];
}
