import type { Fault } from '../fault.mts';
import type { World } from '../world.mts';
import type { Deal } from '../deal.mts';
import { killAtRandom } from './traffic.mts';
import { effects, flap, often } from './wire.mts';

const creates = { method: 'POST', path: '/Tickets' } as const;
const queries = { method: 'POST', path: '*/query' } as const;
const everything = { path: '*' } as const;

/** What a mix can be made of; each strikes seldom, since several strike together. */
const ingredients: readonly ((world: World) => Promise<void>)[] = [
	({ strike }) => strike(often(creates, 0.1, effects.reset('beforeCommit'))),
	({ strike }) => strike(often(creates, 0.15, effects.reset('afterCommit'))),
	({ strike }) => strike(often(queries, 0.1, effects.reset('afterCommit'))),
	({ strike }) => strike(often(creates, 0.1, effects.serverError('afterCommit'))),
	({ strike }) => strike(often(everything, 0.05, effects.serverError('beforeCommit'))),
	({ strike }) => strike(often(everything, 0.05, effects.badGateway('afterCommit'))),
	({ strike }) => strike(often(everything, 0.05, effects.truncated)),
	({ strike }) => strike(often(everything, 0.1, effects.slow(700))),
	({ strike }) => strike(often(everything, 0.02, effects.tooMany(1))),
	({ strike }) => strike(often(creates, 0.1, effects.rejected)),
	({ strike, random }) =>
		strike({ ...everything, skip: random.between(5, 40), effect: effects.unauthorized }),
	({ set, random }) => set({ queryLagMs: random.between(200, 4000) }),
	({ set, random }) => set({ threadLimit: random.between(1, 2), threadSlotLingerMs: 50 }),
	({ set, random }) => set({ clockOffsetMs: random.between(-120, 120) * 60_000 }),
	({ set, random }) => set({ latencyMs: random.between(20, 150) }),
	({ set }) => set({ statusPatchAfterNote: 'lost' }),
];

const deals: readonly [Deal, ...Deal[]] = ['apart', 'toAll', 'shuffled'];

/** Mixes of faults, each another one for each seed. */
export function mixes(count: number, random: World['random']): readonly Fault[] {
	return Array.from({ length: count }, (_, n): Fault => {
		const choice = random.of(`mix ${n + 1}`);
		const chosen = choice.shuffled(ingredients).slice(0, choice.between(2, 4));
		const kills = choice.chance(0.4);
		const flaps = choice.chance(0.25);
		return {
			name: `random mix ${n + 1}`,
			deal: choice.pick(deals),
			closes: true,
			mayMiss: true,
			...(kills ? { isAlone: true } : {}),
			strike: async (world) => {
				for (const ingredient of chosen) await ingredient(world);
			},
			meanwhile: async (world, delivered) => {
				await Promise.all([
					kills ? killAtRandom(world, delivered) : undefined,
					flaps ? flap(world, delivered) : undefined,
				]);
			},
		};
	});
}
