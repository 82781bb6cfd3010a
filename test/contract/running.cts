import { startStandin, type Standin, type Switches } from '../standinProcess.cts';
import { Autotask } from './autotask.cts';

/**
 * One stand-in for the tests of a file, reset before each of them; its thread slots are freed at
 * once unless `switches` say otherwise, so that calls in a row do not hit the thread limit.
 */
export function useStandin(): {
	readonly admin: () => Standin['admin'];
	readonly standin: () => Standin;
	readonly autotask: () => Autotask;
	readonly set: (switches: Partial<Switches>) => Promise<void>;
} {
	let running: Standin | undefined;
	const standin = (): Standin => {
		if (running === undefined) throw new Error('The stand-in is not running');
		return running;
	};
	beforeAll(async () => {
		running = await startStandin();
	});
	beforeEach(async () => {
		await standin().admin.reset();
		await standin().admin.setSwitches({ threadSlotLingerMs: 0 });
	});
	afterAll(async () => standin().stop());
	return {
		standin,
		admin: () => standin().admin,
		autotask: () => new Autotask(standin()),
		set: async (switches) => standin().admin.setSwitches(switches),
	};
}
