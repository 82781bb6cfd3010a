import { oneForAll } from './oneForAll.cts';
import { startStandin } from './standinProcess.cts';
import type { Standin, Switches } from './standinProcess.cts';

/** One stand-in for the tests of a file; before each of them it is reset and the switches are set. */
export function useStandin(switches: Partial<Switches> = {}): {
	readonly standin: () => Standin;
	readonly admin: () => Standin['admin'];
	readonly set: (switches: Partial<Switches>) => Promise<void>;
} {
	const standin = oneForAll(startStandin, async ({ admin }) => {
		await admin.reset();
		await admin.setSwitches(switches);
	});
	return {
		standin,
		admin: () => standin().admin,
		set: async (changes) => standin().admin.setSwitches(changes),
	};
}
