import type { NodeJob, NodeRun } from '../../tools/nodeRunner/messages.mts';
import { startRunner } from '../../tools/nodeRunner/startRunner.mts';
import type { NodeRunner, RunEnd } from '../../tools/nodeRunner/startRunner.mts';

/** Where the node runs: processes of our own, or the workers of an n8n in queue mode. */
export type Mode = 'single' | 'queue';

/**
 * Workers that execute the node. They share nothing but Autotask; what is fired at one of them may
 * run in any where the mode has a queue.
 */
export type Fleet = {
	readonly mode: Mode;
	readonly workers: number;
	/** Executes the node; `died` where the worker was killed meanwhile. */
	fire(job: NodeJob, worker: number): Promise<RunEnd>;
	/** Kills a worker at once (SIGKILL) and starts another in its place. */
	kill(worker: number): Promise<void>;
	stop(): Promise<void>;
};

export type { NodeJob, NodeRun, RunEnd };

export type FleetOptions = {
	readonly workers: number;
	/** Folder of the package that runs; absent: this checkout. */
	readonly packageFolder?: string | undefined;
	readonly env?: Readonly<Record<string, string>> | undefined;
};

/** Workers that are processes of our own, each with what the node keeps in a process. */
export async function startProcesses({ workers, ...options }: FleetOptions): Promise<Fleet> {
	const runners = await Promise.all(Array.from({ length: workers }, () => startRunner(options)));
	const at = (worker: number): NodeRunner => {
		const runner = runners[worker % workers];
		if (runner === undefined) throw new Error(`There is no worker ${worker}`);
		return runner;
	};
	return {
		mode: 'single',
		workers,
		fire: (job, worker) => at(worker).run(job),
		kill: async (worker) => {
			await at(worker).kill();
			runners[worker % workers] = await startRunner(options);
		},
		stop: async () => {
			await Promise.all(runners.map((runner) => runner.stop()));
		},
	};
}
