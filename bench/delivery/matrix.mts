import { z } from 'zod';
import { buildProgram } from '../builtProgram.mts';
import { nameOf } from './deliveryCase.mts';
import type { DeliveryCase, Delivered } from './deliveryCase.mts';
import { runCase } from './runCase.mts';
import type { Means } from './runCase.mts';

const ids = z.array(z.string());

/** Reads external ids with a program of its own, so that no process under test knows them. */
export async function keyReader(): Promise<Means['keysOf']> {
	const program = await buildProgram('reading/keysProgram.cts');
	return async (alerts) => ids.parse(await program.run(alerts));
}

const latencies = [0, 50, 200];
const known = ['none', 'half', 'all'] as const;

function casesOf(counts: readonly number[], latency: readonly number[]): readonly DeliveryCase[] {
	return latency.flatMap((latencyMs) =>
		counts.flatMap((alerts) =>
			known
				.filter((share) => alerts > 1 || share !== 'half')
				.map((share) => ({ latencyMs, alerts, known: share })),
		),
	);
}

export type Plan = {
	/** Run one after the other, with the machine to themselves. */
	readonly alone: readonly DeliveryCase[];
	/** Run at the same time: they wait most of the time, and would take half an hour else. */
	readonly sideBySide: readonly DeliveryCase[];
};

/**
 * What memory a run needs shows where V8 must make do with little: where it has gigabytes to spare,
 * it keeps the garbage of thousands of calls.
 */
const frugal = { latencyMs: 0, known: 'none', heapLimitMb: 300 } as const;

export const fullPlan: Plan = {
	alone: [
		...casesOf([1, 100, 1000], latencies),
		...casesOf([10_000], [0]),
		{ ...frugal, alerts: 10_000 },
	],
	sideBySide: casesOf([10_000], [50, 200]),
};

/** What takes some seconds, and beside it the batch whose wall time has a limit. */
export const quickPlan: Plan = {
	alone: casesOf([1, 100], [0, 50]),
	sideBySide: [{ latencyMs: 200, alerts: 1000, known: 'none' }],
};

export const smallPlan: Plan = {
	alone: [...casesOf([1, 100], [50]), ...casesOf([1000], [0]), { ...frugal, alerts: 1000 }],
	sideBySide: casesOf([100], [50, 200]),
};

/** Runs cases one after the other and tells of each. */
export async function runAlone(
	cases: readonly DeliveryCase[],
	means: Means,
): Promise<readonly Delivered[]> {
	const rows: Delivered[] = [];
	for (const one of cases) rows.push(await told(runCase(one, means)));
	return rows;
}

/** Runs cases at the same time, each with a stand-in and a process of its own. */
export async function runSideBySide(
	cases: readonly DeliveryCase[],
	means: Means,
): Promise<readonly Delivered[]> {
	return Promise.all(cases.map((one) => told(runCase(one, means, true))));
}

async function told(running: Promise<Delivered>): Promise<Delivered> {
	const row = await running;
	const seconds = (row.wallMs / 1000).toFixed(1);
	console.log(`  ${nameOf(row)}: ${row.calls} calls, ${seconds} s`);
	return row;
}
