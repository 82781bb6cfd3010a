import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import path from 'node:path';
import axios from 'axios';
import { z } from 'zod';
import { nodeParameters } from '../workload/tenants.mts';
import type { BenchHost } from './benchHost.mts';

export type WorkflowFile =
	| 'empty-webhook'
	| 'webhook-to-ticket'
	| 'this-node'
	| 'http-batched'
	| 'http-loop';

export type PublishedWorkflow = {
	readonly id: string;
	/** Sends JSON to its webhook; gives the status and how long the answer took. */
	send(body: unknown): Promise<{ readonly status: number; readonly ms: number }>;
	unpublish(): Promise<void>;
};

const node = z
	.object({
		type: z.string(),
		parameters: z.record(z.unknown()),
		credentials: z.record(z.object({ id: z.string(), name: z.string() })).optional(),
	})
	.passthrough();
const workflow = z
	.object({
		name: z.string(),
		nodes: z.array(node),
		connections: z.record(z.unknown()),
		settings: z.record(z.unknown()),
	})
	.passthrough();

type Node = z.infer<typeof node>;

const placeOfAutotask = 'http://127.0.0.1:1/ATServicesRest/';

/**
 * Imports and publishes a workflow of `bench/workflows` for the stand-in of the host, under a path
 * of its own. `batchIntervalMs` goes into the HTTP Request node that has batching.
 */
export async function publishWorkflow(
	host: BenchHost,
	file: WorkflowFile,
	batchIntervalMs?: number,
): Promise<PublishedWorkflow> {
	const where = randomUUID();
	const source = await readFile(
		path.join(import.meta.dirname, '..', 'workflows', `${file}.json`),
		'utf8',
	);
	const read = workflow.parse(JSON.parse(source.replaceAll(placeOfAutotask, host.standin.url)));
	const nodes = read.nodes.map((one) => forHost(one, host, where, batchIntervalMs));
	const id = await host.api.importWorkflow({ ...read, nodes });
	await host.api.publishWorkflow(id);
	return {
		id,
		send: async (body) => send(`${host.url}/webhook/${where}`, body),
		unpublish: async () => {
			await host.api.unpublishWorkflow(id);
		},
	};
}

function forHost(one: Node, host: BenchHost, where: string, batchIntervalMs?: number): object {
	const { type, parameters } = one;
	const credentials = Object.keys(one.credentials ?? {}).map(
		(name) => [name, host.credentials[name]] as const,
	);
	const ready = { ...one, id: randomUUID(), credentials: Object.fromEntries(credentials) };
	if (type === 'n8n-nodes-base.webhook') {
		return { ...ready, webhookId: where, parameters: { ...parameters, path: where } };
	}
	if (type.endsWith('.officeProtectAutotask')) {
		return { ...ready, parameters: { ...parameters, tenants: nodeParameters.tenants } };
	}
	return { ...ready, parameters: withInterval(parameters, batchIntervalMs) };
}

const batched = z.object({
	options: z.object({ batching: z.object({ batch: z.object({ batchSize: z.number() }) }) }),
});

function withInterval(parameters: Node['parameters'], batchInterval?: number): Node['parameters'] {
	const read = batched.safeParse(parameters);
	if (!read.success || batchInterval === undefined) return parameters;
	const { batchSize } = read.data.options.batching.batch;
	return { ...parameters, options: { batching: { batch: { batchSize, batchInterval } } } };
}

/** A connection for each request: n8n closes idle ones, and one can be closed while it is taken. */
const agent = new Agent({ keepAlive: false });

async function send(url: string, body: unknown) {
	const started = performance.now();
	const { status } = await axios.post<unknown>(url, body, {
		proxy: false,
		httpAgent: agent,
		validateStatus: () => true,
		maxBodyLength: Infinity,
	});
	return { status, ms: performance.now() - started };
}
