import { startStandin, type Standin, type Switches } from '../standinProcess.cts';
import { Autotask } from './autotask.cts';
import { oneForAll } from './oneForAll.cts';

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
	const standin = oneForAll(startStandin, async ({ admin }) => {
		await admin.reset();
		await admin.setSwitches({ threadSlotLingerMs: 0 });
	});
	return {
		standin,
		admin: () => standin().admin,
		autotask: () => new Autotask(standin()),
		set: async (switches) => standin().admin.setSwitches(switches),
	};
}
