import type { Fault } from '../fault.mts';
import type { World } from '../world.mts';
import { untilOrAborted } from '../world.mts';
import { zoneUrl } from '../zones.mts';
import { effects, often } from './wire.mts';

const minute = 60_000;

/** Faults of what comes in, of clocks and of the workers themselves. */
export const trafficFaults: readonly Fault[] = [
	{
		name: 'thread limit',
		deal: 'apart',
		strike: async ({ set, random }) => {
			await set({
				threadLimit: random.between(1, 3),
				threadSlotLingerMs: 60,
				threadLimitStatus: random.pick(['429', '500', '503']),
			});
		},
	},
	{
		name: 'delivered twice at once',
		deal: 'toAll',
		closes: true,
		announcesOnce: true,
		strike: nothing,
	},
	{
		name: 'delivered in any order',
		deal: 'shuffled',
		closes: true,
		announcesOnce: true,
		strike: nothing,
	},
	{
		name: 'zone moved',
		isAlone: true,
		deal: 'apart',
		strike: async (world) => {
			const found = { fixedZoneUrl: '', allowOtherHost: false, zoneUrl: zoneUrl(1) };
			Object.assign(world.credential, found);
			await moveTo(1, world);
		},
		meanwhile: async (world, delivered) => {
			const many = Math.floor(world.alerts / 3);
			await untilOrAborted(async () => (await world.admin.tickets()).length >= many, delivered);
			await moveTo(6, world);
		},
	},
	{
		name: 'clock skew',
		deal: 'apart',
		strike: async ({ set, strike, random }) => {
			const clockOffsetMs = random.pick([-1500, -15, 15, 1500]) * minute;
			await set({ clockOffsetMs, queryLagMs: 1000 });
			await strike(often({ method: 'POST', path: '/Tickets' }, 0.2, effects.reset('afterCommit')));
		},
	},
	{
		name: 'worker killed (SIGKILL)',
		isAlone: true,
		deal: 'toAll',
		closes: true,
		strike: nothing,
		meanwhile: killAtRandom,
		mustKill: true,
	},
];

/** The customer lives in another zone from now on, for good. */
async function moveTo(zone: number, { admin, zones }: World): Promise<void> {
	await admin.setSwitches({ zoneUrl: zoneUrl(zone) });
	zones.moveTo(zone);
}

/** Nothing but the traffic itself is wrong. */
function nothing(): Promise<void> {
	return Promise.resolve();
}

/** Kills workers while one of their calls is on its way, before or after it was committed. */
export async function killAtRandom(world: World, delivered: AbortSignal): Promise<void> {
	const { admin, random, fleet, alerts } = world;
	const kills = Math.max(2, Math.round(alerts / 12));
	for (let kill = 0; kill < kills && !delivered.aborted; kill += 1) {
		const held = await admin.addFault({
			path: random.pick(['*', '/Tickets']),
			skip: random.between(0, 12),
			effect: { kind: 'hold', when: random.pick(['beforeCommit', 'afterCommit']) },
		});
		const holds = await untilOrAborted(async () => {
			const faults = await admin.faults();
			return faults.some(({ id, holding }) => id === held && holding > 0);
		}, delivered);
		if (holds) await fleet.kill(random.between(0, fleet.workers - 1));
		await admin.releaseFault(held);
	}
}
