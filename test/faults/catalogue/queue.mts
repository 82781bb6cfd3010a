import type { Fault } from '../fault.mts';
import type { QueueFleet } from '../queueFleet.mts';
import type { World } from '../world.mts';
import { rest, untilOrAborted } from '../world.mts';

/** Faults of what n8n's processes share in queue mode. */
export function queueFaults(fleet: QueueFleet): readonly Fault[] {
	const servers = {
		'Redis restarted': async () => fleet.loseRedis(),
		'PostgreSQL restarted': async () => fleet.crashPostgres(),
	};
	return Object.entries(servers).map(([name, restart]) => ({
		name,
		isAlone: true,
		deal: 'toAll',
		closes: true,
		strike: () => Promise.resolve(),
		meanwhile: async (world, delivered) => {
			await untilSomeTickets(world, delivered);
			await restart();
			await rest(world.random.between(500, 3000), delivered);
			if (!delivered.aborted) await restart();
		},
	}));
}

/** Until the work is under way. */
async function untilSomeTickets({ admin }: World, delivered: AbortSignal): Promise<void> {
	await untilOrAborted(async () => (await admin.tickets()).length > 0, delivered);
}
