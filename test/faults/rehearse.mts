import { setTimeout as pause } from 'node:timers/promises';
import { audit } from './audit.mts';
import { deliver } from './delivery.mts';
import type { Fault } from './fault.mts';
import type { Fleet } from './fleet.mts';
import { makeIntake } from './intake/intake.mts';
import type { Received } from './intake/intake.mts';
import { randomOf } from './random.mts';
import { rowOf } from './row.mts';
import type { Row } from './row.mts';
import type { Seen } from './verdict.mts';
import { freshWorld } from './world.mts';
import type { Office, World } from './world.mts';

/** Where a rehearsal plays: an Autotask and workers, used by one rehearsal at a time. */
export type Stage = { readonly office: Office; readonly fleet: Fleet };

let credentials = 0;

/** An id under which no worker remembers anything. */
export function newCredentialId(): string {
	credentials += 1;
	return `fault-${credentials}`;
}

/**
 * Lets alerts come in while something is broken; then ends the fault, runs once over all alerts,
 * and compares what Autotask holds with what came in.
 */
export async function rehearse(
	fault: Fault,
	{ office, fleet }: Stage,
	{ seed, alerts }: { readonly seed: string; readonly alerts: number },
): Promise<Row> {
	const random = randomOf(`${seed}/${fault.name}`);
	const count = Math.max(6, Math.round(alerts * (fault.share ?? 1)));
	const received = makeIntake(random.of('intake'), count, fault.intake);
	const credentialId = newCredentialId();
	const world = await freshWorld(office, { fleet, random, alerts: count, credentialId });
	const started = Date.now();
	const seen = await play(fault, world, received);
	const seconds = (Date.now() - started) / 1000;
	const { total: calls } = await office.admin.counters();
	return rowOf(fault, seen, { mode: fleet.mode, seed, alerts: count, calls, seconds });
}

async function play(fault: Fault, world: World, received: readonly Received[]): Promise<Seen> {
	const { admin, zones, fleet, random } = world;
	const refusedBefore = zones.refused();
	await fault.strike(world);
	const { runs, deaths } = await deliver(fault, world, received, random);
	const during = (await admin.tickets()).length;
	const struck = await strikesOf(world);
	await world.heal();
	if (fault.before !== undefined) await comeBefore(fault.before, world);
	const end = await fleet.fire(world.job(received), 0);
	if (end.kind === 'died') throw new Error(`${fault.name}: the reconcile run died`);
	const unauthorized = (await admin.counters()).unauthorized + zones.refused() - refusedBefore;
	const found = audit(received, await admin.tickets(), end.run);
	const last = { run: end.run, items: received };
	const { workers } = fleet;
	return { workers, runs, deaths, struck, during, unauthorized, found, last };
}

/** How often the faults that still stand have struck; null where there is none. */
async function strikesOf({ admin }: World): Promise<number | null> {
	const faults = await admin.faults();
	return faults.length === 0 ? null : faults.reduce((sum, { struck }) => sum + struck, 0);
}

/** A minute passes, as before any reconcile run; or the operator checks the set-up. */
async function comeBefore(before: NonNullable<Fault['before']>, world: World): Promise<void> {
	switch (before) {
		case 'aMinute':
			await pause(61_000);
			return;
		case 'checkSetup': {
			const job = world.job([]);
			const parameters = { ...job.parameters, operation: 'checkSetup' };
			for (let worker = 0; worker < world.fleet.workers; worker += 1) {
				await world.fleet.fire({ ...job, items: [{ json: {} }], parameters }, worker);
			}
		}
	}
}
