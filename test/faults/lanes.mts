import type { Stage } from './rehearse.mts';

/** A stage that is taken down after its last rehearsal. */
export type OpenStage = Stage & { close(): Promise<void> };

/**
 * Does the tasks, several at a time, each lane on a stage of its own; gives the results in the
 * order of the tasks.
 */
export async function inLanes<Task, Result>(
	tasks: readonly Task[],
	lanes: number,
	open: () => Promise<OpenStage>,
	work: (task: Task, stage: Stage) => Promise<Result>,
): Promise<readonly Result[]> {
	const waiting = tasks.map((task, index) => ({ task, index }));
	const results = new Map<number, Result>();
	const lane = async (): Promise<void> => {
		const stage = await open();
		try {
			for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
				results.set(next.index, await work(next.task, stage));
			}
		} finally {
			await stage.close();
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
	return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
