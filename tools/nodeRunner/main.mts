/**
 * A process that executes the built node of the package in the folder named on its command line,
 * as often as it is told over its channel (messages.mts). It ends with the process that started it.
 */
import { z } from 'zod';
import { loadPackage } from './builtPackage.mts';
import { execute } from './execution.mts';
import type { Credentials, Executed } from './execution.mts';
import type { FromRunner, NodeJob, NodeRun, ToldError, ToRunner } from './messages.mts';

const [folder = ''] = process.argv.slice(2);
const built = loadPackage(folder);
const credentials: Credentials = new Map();
const running = new Map<number, AbortController>();

process.on('disconnect', () => {
	process.exit();
});
// The other end sends nothing else.
process.on('message', (message: ToRunner) => {
	switch (message.kind) {
		case 'run':
			void answer(message.id, message.job);
			break;
		case 'cancel':
			running.get(message.id)?.abort();
			break;
	}
});
tell({ kind: 'ready', version: built.version });

async function answer(id: number, job: NodeJob): Promise<void> {
	const cancel = new AbortController();
	running.set(id, cancel);
	tell({ kind: 'ran', id, run: await measure(job, cancel.signal) });
	running.delete(id);
}

async function measure(job: NodeJob, signal: AbortSignal): Promise<NodeRun> {
	const peakBeforeBytes = peakBytes();
	const started = performance.now();
	const cpuBefore = process.cpuUsage();
	const ended = await execute(built, job, credentials, signal).then(asRun, (error: unknown) => ({
		outputs: [],
		error: told(error),
		hints: [],
	}));
	const cpu = process.cpuUsage(cpuBefore);
	return {
		...ended,
		wallMs: performance.now() - started,
		cpuMs: (cpu.user + cpu.system) / 1000,
		heapBytes: process.memoryUsage().heapUsed,
		peakBeforeBytes,
		peakBytes: peakBytes(),
	};
}

function peakBytes(): number {
	return process.resourceUsage().maxRSS * 1024;
}

function asRun({ outputs, hints }: Executed): Pick<NodeRun, 'outputs' | 'error' | 'hints'> {
	return {
		outputs: outputs.map((items) =>
			items.map(({ json, error, pairedItem }) => ({
				json,
				item: typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : null,
				error: error === undefined ? null : told(error),
			})),
		),
		error: null,
		hints: hints.map(({ message }) => message),
	};
}

function told(error: unknown): ToldError {
	const shape = z.object({
		message: z.string().catch(String(error)),
		description: z.string().nullable().catch(null),
		context: z.object({ itemIndex: z.number().nullable().catch(null) }).catch({ itemIndex: null }),
	});
	const read = shape.safeParse(error);
	if (!read.success) return { message: String(error), description: null, itemIndex: null };
	const { message, description, context } = read.data;
	return { message, description, itemIndex: context.itemIndex };
}

function tell(message: FromRunner): void {
	process.send?.(message);
}
