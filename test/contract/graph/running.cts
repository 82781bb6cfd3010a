import {
	type GraphStandin,
	type GraphSwitches,
	startGraphStandin,
} from '../../graphStandinProcess.cts';
import { Graph } from './graph.cts';

/** One Graph stand-in for the tests of a file, reset before each of them. */
export function useGraphStandin(): {
	readonly standin: () => GraphStandin;
	readonly admin: () => GraphStandin['admin'];
	readonly graph: (accessToken?: string) => Graph;
	readonly set: (switches: Partial<GraphSwitches>) => Promise<void>;
} {
	let running: GraphStandin | undefined;
	const standin = (): GraphStandin => {
		if (running === undefined) throw new Error('The Graph stand-in is not running');
		return running;
	};
	beforeAll(async () => {
		running = await startGraphStandin();
	});
	beforeEach(async () => standin().admin.reset());
	afterAll(async () => standin().stop());
	return {
		standin,
		admin: () => standin().admin,
		graph: (accessToken) => new Graph(standin(), accessToken),
		set: async (switches) => standin().admin.setSwitches(switches),
	};
}
