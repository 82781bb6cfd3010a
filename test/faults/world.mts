import { setTimeout as pause } from 'node:timers/promises';
import { standinCredential } from '../../tools/host/credential.mts';
import type { StandinAdmin } from '../standin/adminCalls.mts';
import type { FaultSpec } from '../standin/adminApi.mts';
import { startStandin } from '../standin/start.mts';
import type { Switches } from '../standin/switches.mts';
import { openGate } from './gate.mts';
import type { Gate } from './gate.mts';
import type { Received } from './intake/intake.mts';
import type { Fleet, NodeJob } from './fleet.mts';
import type { Random } from './random.mts';
import { jobFor } from './settings.mts';
import { openZones } from './zones.mts';
import type { Zones } from './zones.mts';

/** An Autotask of its own, reached through a gate. */
export type Office = {
	readonly admin: StandinAdmin;
	readonly gate: Gate;
	/** The same Autotask by the real names of its zones. */
	readonly zones: Zones;
	stop(): Promise<void>;
};

/** What a fault has at hand. */
export type World = Office & {
	readonly fleet: Fleet;
	readonly random: Random;
	/** How many alerts come in. */
	readonly alerts: number;
	/** Sets switches of the stand-in until the faults stop. */
	readonly set: (switches: Partial<Switches>) => Promise<void>;
	/** Adds a fault that strikes until the faults stop, or as often as `count` says. */
	readonly strike: (fault: FaultSpec) => Promise<void>;
	/** The job that makes tickets of these items. */
	readonly job: (items: readonly Received[]) => NodeJob;
	/** Fields of the credential other than usual. */
	readonly credential: Record<string, unknown>;
	/** Ends what strikes and sets the switches back. */
	readonly heal: () => Promise<void>;
};

/** Starts a stand-in with a gate before it; `folder` takes what its processes need. */
export async function openOffice(folder: string): Promise<Office> {
	const standin = await startStandin();
	const gate = await openGate(standin.url);
	const zones = await openZones(gate.url, folder);
	return {
		admin: standin.admin,
		gate,
		zones,
		stop: async () => {
			await zones.stop();
			await gate.stop();
			await standin.stop();
		},
	};
}

/** Above so many alerts, which several workers may look up again and again, the hour would fill. */
export const mostWithHourlyLimit = 100;

/** A fresh Autotask for a fault. `credentialId`: what the workers remember is kept by it. */
export async function freshWorld(
	office: Office,
	given: Pick<World, 'fleet' | 'random' | 'alerts'> & { readonly credentialId: string },
): Promise<World> {
	const { admin, gate } = office;
	await gate.open();
	await admin.reset();
	if (given.alerts > mostWithHourlyLimit) await admin.setSwitches({ hourlyLimit: 1_000_000_000 });
	const usual = new Map((await admin.switches()).map(({ name, value }) => [name, value]));
	const changed = new Set<string>();
	// As n8n stores it once it has been tested.
	const credential = { ...standinCredential(gate.url, 'valid').data, zoneUrl: gate.url };
	return {
		...office,
		...given,
		credential,
		set: async (switches) => {
			await admin.setSwitches(switches);
			for (const name of Object.keys(switches)) changed.add(name);
		},
		strike: async (fault) => {
			await admin.addFault(fault);
		},
		job: (items) => jobFor(items, credential, given.credentialId),
		heal: async () => {
			await gate.open();
			await admin.clearFaults();
			// Values that the stand-in gave itself.
			const values = Object.fromEntries([...changed].map((name) => [name, usual.get(name)]));
			await admin.setSwitches(values as Partial<Switches>);
		},
	};
}

/** Waits until `isSo`, looked at every few milliseconds, or the signal is aborted; tells whether it is so. */
export async function untilOrAborted(
	isSo: () => Promise<boolean>,
	signal: AbortSignal,
): Promise<boolean> {
	while (!signal.aborted) {
		if (await isSo()) return true;
		await pause(10);
	}
	return false;
}

/** Waits so long, or until the signal is aborted. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
	await pause(ms, undefined, { signal }).catch(() => undefined);
}
