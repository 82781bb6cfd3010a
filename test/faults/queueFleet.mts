import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { z } from 'zod';
import { credentialType } from '../../tools/host/credential.mts';
import type { N8nApi } from '../../tools/host/n8nApi.mts';
import { startQueueHost } from '../../tools/host/queueHost.mts';
import type { PackedPackage } from '../../tools/packedPackage.mts';
import type { Fleet, NodeJob, NodeRun, RunEnd } from './fleet.mts';
import { ticketWorkflow } from './ticketWorkflow.mts';

/** The workers of a real n8n in queue mode, with the servers that it needs. */
export type QueueFleet = Fleet & {
	/** Ends Redis with all that waits in it, and starts it empty. */
	loseRedis(): Promise<void>;
	/** Ends PostgreSQL as a crash does, and starts it again. */
	crashPostgres(): Promise<void>;
};

export type QueueFleetOptions = {
	readonly workers: number;
	readonly packed: PackedPackage;
	readonly env: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
};

/** Executions that a worker runs at the same time. */
export const concurrency = 5;
/** How long an answer is waited for after something was broken: it may never come. */
const graceMs = 25_000;
/** A worker that is gone is noticed after seconds, not after a minute. */
const noticedSoon = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** Brings up n8n in queue mode; alerts come in by a webhook of its main process. */
export async function startQueueFleet(options: QueueFleetOptions): Promise<QueueFleet> {
	const env = { ...options.env, ...noticedSoon };
	const host = await startQueueHost({ ...options, env, concurrency });
	const doors = doorsOf(host.api, host.main.url);
	const trouble = new Trouble();
	return {
		mode: 'queue',
		workers: options.workers,
		fire: async (job) => answerTo(await doors(job), job, trouble),
		kill: async (worker) => {
			const running = host.workers[worker % options.workers];
			await trouble.during(async () => running?.kill());
			await running?.start();
		},
		loseRedis: async () => trouble.during(async () => host.redis.loseAndRestart()),
		crashPostgres: async () => trouble.during(async () => host.postgres.crashAndRestart()),
		stop: async () => host.stop(),
	};
}

/** What was broken of late: answers that were waited for meanwhile may never come. */
class Trouble {
	private untilMs = 0;
	private readonly waiting = new Set<AbortController>();

	async during(work: () => Promise<void>): Promise<void> {
		this.untilMs = Number.POSITIVE_INFINITY;
		await work();
		this.untilMs = Date.now() + graceMs;
		const late = [...this.waiting];
		setTimeout(() => {
			for (const one of late) one.abort();
		}, graceMs).unref();
	}

	isNear(): boolean {
		return Date.now() < this.untilMs;
	}

	/** Does something that is given up when what it waits for may never come. */
	async whileWaiting<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const givenUp = new AbortController();
		this.waiting.add(givenUp);
		try {
			return await work(givenUp.signal);
		} finally {
			this.waiting.delete(givenUp);
		}
	}
}

/** The address that makes tickets as the job says; a workflow of its own for each credential. */
function doorsOf(api: N8nApi, url: string): (job: NodeJob) => Promise<string> {
	const doors = new Map<string, Promise<string>>();
	const open = async ({ credential, parameters }: NodeJob, number: number) => {
		const path = `tickets-${number}`;
		const data = credential;
		const stored = await api.createCredential({ name: path, type: credentialType, data });
		const node = { parameters, credentials: { [credentialType]: stored } };
		await api.publishWorkflow(await api.importWorkflow(ticketWorkflow(path, node)));
		return `${url}/webhook/${path}`;
	};
	return async (job) => {
		const name = JSON.stringify([job.credentialId, job.credential, job.parameters]);
		const door = doors.get(name) ?? open(job, doors.size);
		doors.set(name, door);
		return door;
	};
}

/** An item without an outcome is one that n8n passed on when the node itself could not run. */
const answer = z.array(
	z.object({
		json: z.object({ outcome: z.string() }).passthrough(),
		item: z.number().nullable().default(null),
	}),
);

/**
 * Sends the items and waits for the outcomes. Where something was broken meanwhile, an error or an
 * answer that is given up means that the execution died.
 */
async function answerTo(url: string, { items }: NodeJob, trouble: Trouble): Promise<RunEnd> {
	const started = Date.now();
	try {
		const data = await trouble.whileWaiting(async (signal) => accepted(url, { items }, signal));
		const told = answer.safeParse(data);
		if (!told.success) throw new Error(`n8n answered ${JSON.stringify(data).slice(0, 500)}`);
		return { kind: 'ran', run: runOf(told.data, Date.now() - started) };
	} catch (error) {
		if (trouble.isNear() || axios.isCancel(error)) return { kind: 'died' };
		throw error;
	}
}

const notReady = 503;
const readyWithinMs = 60_000;

/** While n8n says that it is not ready it has begun nothing, and any sender tries again. */
async function accepted(url: string, body: object, signal: AbortSignal): Promise<unknown> {
	const started = Date.now();
	const isLate = () => Date.now() - started > readyWithinMs;
	for (;;) {
		const validateStatus = (status: number) => status < 300 || (status === notReady && !isLate());
		const config = { proxy: false as const, signal, validateStatus };
		const { status, data } = await axios.post<unknown>(url, body, config);
		if (status !== notReady) return data;
		await pause(500);
	}
}

/** n8n does not tell what an execution took of a worker. */
function runOf(told: z.infer<typeof answer>, wallMs: number): NodeRun {
	const items = told.map(({ json, item }) => ({ json, item, error: null }));
	return {
		outputs: [items as NodeRun['outputs'][number]],
		error: null,
		hints: [],
		wallMs,
		cpuMs: 0,
		heapBytes: 0,
		peakBeforeBytes: 0,
		peakBytes: 0,
	};
}
