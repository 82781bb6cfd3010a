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
const concurrency = 5;
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
	const breaks = new EventTarget();
	const broken = () => {
		breaks.dispatchEvent(new Event('broken'));
	};
	return {
		mode: 'queue',
		workers: options.workers,
		fire: async (job) => answerTo(await doors(job), job, breaks),
		kill: async (worker) => {
			const running = host.workers[worker % options.workers];
			await running?.kill();
			broken();
			await running?.start();
		},
		loseRedis: async () => {
			await host.redis.loseAndRestart();
			broken();
		},
		crashPostgres: async () => {
			await host.postgres.crashAndRestart();
			broken();
		},
		stop: async () => host.stop(),
	};
}

/** The address that makes tickets as the job says; a workflow of its own for each credential. */
function doorsOf(api: N8nApi, url: string): (job: NodeJob) => Promise<string> {
	const doors = new Map<string, Promise<string>>();
	const open = async ({ credential, parameters }: NodeJob, name: string) => {
		const data = credential;
		const stored = await api.createCredential({ name, type: credentialType, data });
		const path = `tickets-${doors.size}`;
		const node = { parameters, credentials: { [credentialType]: stored } };
		await api.publishWorkflow(await api.importWorkflow(ticketWorkflow(path, node)));
		return `${url}/webhook/${path}`;
	};
	return async (job) => {
		const name = JSON.stringify([job.credentialId, job.credential, job.parameters]);
		const door = doors.get(name) ?? open(job, `Autotask ${doors.size}`);
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
 * Sends the items and waits for the outcomes. Once something was broken meanwhile, an error or an
 * answer that does not come means that the execution died.
 */
async function answerTo(url: string, { items }: NodeJob, breaks: EventTarget): Promise<RunEnd> {
	const started = Date.now();
	const givenUp = new AbortController();
	const trouble = { isNear: false };
	const onBreak = () => {
		trouble.isNear = true;
		setTimeout(() => {
			givenUp.abort();
		}, graceMs).unref();
	};
	breaks.addEventListener('broken', onBreak);
	try {
		const { signal } = givenUp;
		const { data } = await axios.post<unknown>(url, { items }, { proxy: false, signal });
		const told = answer.safeParse(data);
		if (!told.success) throw new Error(`n8n answered ${JSON.stringify(data).slice(0, 500)}`);
		return { kind: 'ran', run: runOf(told.data, Date.now() - started) };
	} catch (error) {
		if (trouble.isNear) return { kind: 'died' };
		throw error;
	} finally {
		breaks.removeEventListener('broken', onBreak);
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
		peakBytes: 0,
	};
}
