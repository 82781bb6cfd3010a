import { startGraphStandin } from '../../graphStandinProcess.cts';
import type { GraphStandin, GraphSwitches } from '../../graphStandinProcess.cts';
import { oneForAll } from '../../oneForAll.cts';
import { Graph } from './graph.cts';

/** One Graph stand-in for the tests of a file, reset before each of them. */
export function useGraphStandin(): {
	readonly standin: () => GraphStandin;
	readonly admin: () => GraphStandin['admin'];
	readonly graph: (accessToken?: string) => Graph;
	readonly set: (switches: Partial<GraphSwitches>) => Promise<void>;
} {
	const standin = oneForAll(startGraphStandin, async ({ admin }) => admin.reset());
	return {
		standin,
		admin: () => standin().admin,
		graph: (accessToken) => new Graph(standin(), accessToken),
		set: async (switches) => standin().admin.setSwitches(switches),
	};
}
