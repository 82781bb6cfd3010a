import type { FaultEffect, FaultMoment, FaultSpec } from '../../standinServer/adminApi.mts';
import type { Fault } from '../fault.mts';
import type { World } from '../world.mts';
import { rest } from '../world.mts';

const creates = { method: 'POST', path: '/Tickets' } as const;
const everything = { path: '*' } as const;
const moments: readonly [FaultMoment, FaultMoment] = ['beforeCommit', 'afterCommit'];

/** Strikes until the faults stop, with this chance. */
export function often(
	target: Pick<FaultSpec, 'method' | 'path'>,
	probability: number,
	effect: FaultEffect,
): FaultSpec {
	return { ...target, count: 0, probability, effect };
}

/** What can happen to a call on its way. */
export const effects = {
	reset: (when: FaultMoment): FaultEffect => ({ kind: 'cut', when }),
	slow: (ms: number): FaultEffect => ({ kind: 'delay', ms, when: 'beforeCommit' }),
	tooMany: (retryAfter?: number): FaultEffect => ({
		kind: 'answer',
		status: 429,
		body: '',
		headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
		when: 'beforeCommit',
	}),
	rejected: {
		kind: 'answer',
		status: 500,
		body: { errors: ['The ticket could not be saved because of a rule of this Autotask.'] },
		when: 'beforeCommit',
	},
	serverError: (when: FaultMoment): FaultEffect => ({ kind: 'answer', status: 500, when }),
	badGateway: (when: FaultMoment): FaultEffect => ({
		kind: 'answer',
		status: 502,
		body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>',
		when,
	}),
	unauthorized: { kind: 'answer', status: 401, body: '', when: 'beforeCommit' },
	truncated: { kind: 'truncate' },
} as const satisfies Readonly<Record<string, FaultEffect | ((...args: never[]) => FaultEffect)>>;

const strikes =
	(...faults: readonly FaultSpec[]) =>
	async ({ strike }: World): Promise<void> => {
		for (const fault of faults) await strike(fault);
	};

/** Shuts and opens the way to Autotask at random. */
export async function flap(world: World, delivered: AbortSignal): Promise<void> {
	const { gate, random } = world;
	while (!delivered.aborted) {
		await gate.shut();
		await rest(random.between(50, 900), delivered);
		await gate.open();
		await rest(random.between(100, 700), delivered);
	}
}

/** Faults of connections and answers. */
export const wireFaults: readonly Fault[] = [
	{
		name: 'connection refused',
		deal: 'apart',
		strike: async ({ gate }) => gate.shut(),
		meanwhile: flap,
	},
	{
		name: 'reset before commit',
		isSlow: true,
		share: 0.7,
		deal: 'apart',
		strike: strikes(
			{ ...creates, skip: 2, count: 4, probability: 0.5, effect: effects.reset('beforeCommit') },
			often({ method: 'POST', path: '*/query' }, 0.1, effects.reset('beforeCommit')),
		),
	},
	{
		name: 'reset after commit',
		deal: 'apart',
		strike: strikes(often(creates, 0.4, effects.reset('afterCommit'))),
	},
	{
		name: 'timeout after commit',
		isSlow: true,
		deal: 'apart',
		strike: async ({ strike, random, alerts }) => {
			const skip = random.between(2, Math.max(2, Math.floor(alerts / 4)));
			await strike({ ...creates, skip, count: 2, effect: { kind: 'hold', when: 'afterCommit' } });
		},
	},
	{
		name: 'no answer to anything',
		isSlow: true,
		share: 0.2,
		isLong: true,
		deal: 'apart',
		strike: async ({ strike, alerts }) => {
			const skip = Math.floor(alerts / 3);
			await strike({
				...everything,
				skip,
				count: 0,
				effect: { kind: 'hold', when: 'beforeCommit' },
			});
		},
		// What was held is written when the fault ends, beside what the reconcile run makes.
		closes: true,
	},
	{
		name: '429 with Retry-After',
		deal: 'apart',
		strike: strikes(often(everything, 0.1, effects.tooMany(1))),
	},
	{
		name: '429 without Retry-After',
		isSlow: true,
		deal: 'apart',
		strike: strikes({ ...everything, skip: 12, count: 2, effect: effects.tooMany() }),
		before: 'aMinute',
		tells: ['limitReached'],
	},
	{
		name: '500 with errors',
		deal: 'apart',
		strike: strikes(often(creates, 0.3, effects.rejected)),
		tells: ['ticketRejected'],
	},
	{
		name: '500 without errors',
		isSlow: true,
		deal: 'apart',
		strike: strikes(
			...moments.map((when) => often(creates, 0.15, effects.serverError(when))),
			often({ method: 'POST', path: '*/query' }, 0.1, effects.serverError('beforeCommit')),
		),
	},
	{
		name: '502 HTML',
		isSlow: true,
		deal: 'apart',
		strike: strikes(...moments.map((when) => often(everything, 0.1, effects.badGateway(when)))),
	},
	{
		name: 'slow answers',
		share: 0.8,
		deal: 'apart',
		strike: strikes(
			often(everything, 0.3, effects.slow(900)),
			often(everything, 0.2, effects.slow(300)),
		),
	},
	{
		name: '401 in the middle',
		deal: 'apart',
		strike: async ({ strike, random, alerts }) => {
			for (let times = 0; times < 3; times += 1) {
				const skip = random.between(2, alerts);
				await strike({ ...everything, skip, count: 1, effect: effects.unauthorized });
			}
		},
	},
	{
		name: 'truncated JSON',
		isSlow: true,
		deal: 'apart',
		strike: strikes(
			often(creates, 0.3, effects.truncated),
			often(everything, 0.05, effects.truncated),
		),
	},
];
