import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { knownShares, nameOf, physicalMs, slotLagMs, threads } from '../delivery/deliveryCase.mts';
import type { Known } from '../delivery/deliveryCase.mts';
import type { Means } from '../delivery/runCase.mts';
import { jsonAlerts } from '../workload/jsonAlerts.mts';
import { seedTickets } from '../workload/knownTickets.mts';
import type { BenchHost } from './benchHost.mts';
import { publishWorkflow } from './benchWorkflow.mts';
import type { PublishedWorkflow } from './benchWorkflow.mts';

/** The same job, built in three ways. */
export const builders = ['this-node', 'http-batched', 'http-loop'] as const;
export type Builder = (typeof builders)[number];

/** What a workflow took for a batch of alerts. */
export type WorkflowRun = {
	readonly builder: Builder;
	readonly latencyMs: number;
	readonly alerts: number;
	readonly known: Known;
	readonly calls: number;
	/** Calls that the thread limit refused. */
	readonly threadLimited: number;
	/** Tickets beyond one an alert. */
	readonly twice: number;
	/** From the request to the webhook's answer, which it gives when all is done. */
	readonly wallMs: number;
	readonly physicalMs: number;
	/** Only where a batch interval had to be chosen. */
	readonly batchIntervalMs: number | null;
};

export type Comparison = {
	readonly latencyMs: number;
	readonly alerts: number;
	readonly builders: readonly Builder[];
};

/** What is compared: the loop with fewer alerts, because it takes so long. */
export const comparisons: readonly Comparison[] = [
	...[0, 50, 200].map((latencyMs) => ({ latencyMs, alerts: 100, builders })),
	...[50, 200].map((latencyMs) => ({
		latencyMs,
		alerts: 300,
		builders: ['this-node', 'http-batched'] as const,
	})),
];

/** Runs a batch through the workflows of one comparison, all new, half known and all known. */
export async function compare(
	host: BenchHost,
	comparison: Comparison,
	{ keysOf }: Pick<Means, 'keysOf'>,
): Promise<readonly WorkflowRun[]> {
	const runs: WorkflowRun[] = [];
	for (const builder of comparison.builders) {
		runs.push(
			...(builder === 'http-batched'
				? await runsTuned(host, comparison)
				: await runsOf(host, {
						...comparison,
						builder,
						keysOf: builder === 'this-node' ? keysOf : keysByHand,
						batchIntervalMs: null,
					})),
		);
	}
	return runs;
}

const stepMs = 25;
const triesToTune = 12;

/**
 * The batched workflow with the shortest batch interval, in steps of 25 ms, at which the thread limit
 * refuses none of its calls.
 */
async function runsTuned(host: BenchHost, comparison: Comparison): Promise<readonly WorkflowRun[]> {
	let batchIntervalMs = Math.ceil((comparison.latencyMs + slotLagMs) / stepMs) * stepMs;
	for (let tried = 1; ; tried += 1) {
		const runs = await runsOf(host, {
			...comparison,
			builder: 'http-batched',
			keysOf: keysByHand,
			batchIntervalMs,
		});
		const refused = runs.reduce((sum, { threadLimited }) => sum + threadLimited, 0);
		if (refused === 0 || tried === triesToTune) return runs;
		batchIntervalMs += stepMs;
	}
}

/** What the workflows made by hand write into the external id. */
const keysByHand: Means['keysOf'] = async (alerts) =>
	Promise.resolve(
		z
			.array(z.object({ id: z.string() }))
			.parse(alerts)
			.map(({ id }) => `hand-${id}`),
	);

type Built = Pick<Comparison, 'latencyMs' | 'alerts'> & {
	readonly builder: Builder;
	readonly keysOf: Means['keysOf'];
	readonly batchIntervalMs: number | null;
};

async function runsOf(host: BenchHost, built: Built): Promise<readonly WorkflowRun[]> {
	const { builder, latencyMs, alerts, batchIntervalMs } = built;
	const workflow = await publishWorkflow(host, builder, batchIntervalMs ?? undefined);
	const runs: WorkflowRun[] = [];
	for (const known of ['none', 'half', 'all'] as const) {
		const batch = jsonAlerts(`${workflow.id} ${known}`, alerts);
		const knownOnes = batch.slice(0, Math.ceil(alerts * knownShares[known]));
		const ids = await built.keysOf(knownOnes);
		const tries: Awaited<ReturnType<typeof runBatch>>[] = [];
		for (let n = 0; n < triesOf[known]; n += 1) {
			tries.push(await runBatch(host, workflow, { latencyMs, batch, ids }));
		}
		const run = medianOf(tries);
		runs.push({
			...run,
			...{ builder, latencyMs, alerts, known, batchIntervalMs },
			physicalMs: physicalMs(alerts - knownOnes.length, latencyMs),
		});
		const name = nameOf({ latencyMs, alerts, known });
		console.log(`  ${builder}, ${name}: ${run.calls} calls, ${(run.wallMs / 1000).toFixed(1)} s`);
	}
	await workflow.unpublish();
	return runs;
}

/** A batch that is known takes one call, whose time says little alone. */
const triesOf = { none: 1, half: 1, all: 5 } as const;

function medianOf<T extends Pick<WorkflowRun, 'wallMs'>>(tries: readonly T[]): T {
	const sorted = [...tries].sort((one, other) => one.wallMs - other.wallMs);
	const middle = sorted[Math.floor(sorted.length / 2)];
	if (middle === undefined) throw new Error('Nothing was tried');
	return middle;
}

/** The stand-in as it is at the start, with this latency. */
export async function startAnew({ standin }: BenchHost, latencyMs: number): Promise<void> {
	await standin.admin.reset();
	await standin.admin.setSwitches({
		latencyMs,
		threadLimit: threads,
		threadSlotLingerMs: slotLagMs,
	});
}

/** What a process does once only is not part of the comparison. */
async function warmUp(workflow: PublishedWorkflow): Promise<void> {
	const { status } = await workflow.send({ alerts: jsonAlerts(randomUUID(), 1) });
	if (status >= 300) throw new Error(`The webhook answered ${status} to a single alert`);
}

async function runBatch(
	host: BenchHost,
	workflow: PublishedWorkflow,
	given: {
		readonly latencyMs: number;
		readonly batch: readonly unknown[];
		readonly ids: readonly string[];
	},
): Promise<Pick<WorkflowRun, 'calls' | 'threadLimited' | 'wallMs' | 'twice'>> {
	const { admin } = host.standin;
	await startAnew(host, given.latencyMs);
	await seedTickets(admin, given.ids);
	await warmUp(workflow);
	await admin.clearCounters();
	const { status, ms: wallMs } = await workflow.send({ alerts: given.batch });
	const { total: calls, threadLimited } = await admin.counters();
	const tickets = await admin.tickets();
	const keys = new Set(tickets.map(({ externalID }) => externalID));
	const expected = given.batch.length + 1; // one is of the alert before the batch
	// A refused call can end a workflow made by hand.
	if (threadLimited === 0 && (status >= 300 || keys.size !== expected)) {
		throw new Error(`Status ${status}, tickets for ${keys.size} of ${expected} alerts`);
	}
	return { calls, threadLimited, wallMs, twice: tickets.length - keys.size };
}
