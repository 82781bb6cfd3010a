import { Listr } from 'listr2';
import type { Host, HostPlan } from './host.mts';

const quietMs = 15_000;

/** Runs the steps of a plan and shows how each gets on; rejects with what a step has to say. */
export async function bringUp(plan: HostPlan): Promise<Host> {
	const tasks = plan.steps.map((step) => ({
		title: step.title,
		task: async (_: unknown, task: { output: string }) => {
			const show = atMostEvery(process.stdout.isTTY ? 0 : quietMs, (text) => {
				task.output = text;
			});
			await step.run(show);
		},
	}));
	await new Listr(tasks, {
		rendererOptions: { collapseErrors: false, showErrorMessage: false },
		fallbackRenderer: 'simple',
		registerSignalListeners: false, // its own would end the process before anything is stopped
	}).run();
	return plan.host();
}

/** Without a terminal every text is a line of its own, so only some are shown. */
function atMostEvery(ms: number, show: (text: string) => void): (text: string) => void {
	let next = Date.now() + ms;
	return (text) => {
		if (Date.now() < next) return;
		next = Date.now() + ms;
		show(text);
	};
}
