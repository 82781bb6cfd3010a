import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { z } from 'zod';
import type { CredentialRef, N8nApi } from '../../tools/host/n8nApi.mts';
import { host, n8n, nodeType } from './host.cts';

/** What the node said about one alert; more is in `json`. */
export type Told = {
	readonly outcome: string;
	readonly reason: string | null;
	readonly ticketId: number | null;
	readonly externalID: string | null;
	readonly json: Readonly<Record<string, unknown>>;
};

export type AlertWorkflow = {
	readonly id: string;
	/** Sends what the node gets as its input item; gives the node's items of both outputs. */
	send(item: unknown): Promise<readonly Told[]>;
	/** Sends JSON to a Webhook node that stands right before the node. */
	sendBody(body: unknown): Promise<readonly Told[]>;
	/** Sends a raw mail, which n8n's Webhook node makes a file of the item. */
	sendMail(mail: string): Promise<readonly Told[]>;
};

/** An n8n that has the node, and its owner in it. */
export type Place = { readonly url: string; readonly api: N8nApi };

const answer = z.array(
	z
		.object({
			outcome: z.string(),
			reason: z.string().nullable(),
			ticket: z.object({ id: z.number() }).nullable().optional(),
			externalID: z.string().optional(),
		})
		.passthrough(),
);

/**
 * Publishes a workflow of a webhook, the node with the given parameters and an answer that carries
 * the items of both outputs; in the n8n that all tests share, unless another is given.
 */
export async function publishAlertWorkflow(
	parameters: Readonly<Record<string, unknown>>,
	credentials: Readonly<Record<string, CredentialRef>>,
	place?: Place,
): Promise<AlertWorkflow> {
	const item = randomUUID();
	const direct = randomUUID();
	const { url, api } = place ?? { url: host.n8nUrl, api: await n8n() };
	const id = await api.importWorkflow({
		name: `End to end ${item}`,
		nodes: [
			webhook('Item', item),
			webhook('Direct', direct),
			node('Body Alone', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: '={{ $json.body }}',
			}),
			{ ...node('Node', nodeType, 1, parameters), credentials },
			node('Both Outputs', 'n8n-nodes-base.merge', 3.2, {}),
			node('Answer', 'n8n-nodes-base.respondToWebhook', 1.5, {
				respondWith: 'allIncomingItems',
			}),
		],
		connections: {
			Item: { main: [[to('Body Alone')]] },
			'Body Alone': { main: [[to('Node')]] },
			Direct: { main: [[to('Node')]] },
			Node: { main: [[to('Both Outputs', 0)], [to('Both Outputs', 1)]] },
			'Both Outputs': { main: [[to('Answer')]] },
		},
		settings: { executionOrder: 'v1' },
	});
	await api.publishWorkflow(id);
	const post = async (path: string, body: unknown, type: string): Promise<readonly Told[]> =>
		told(await posted(`${url}/webhook/${path}`, body, type)) ?? (await failed(api, id));
	return {
		id,
		send: async (value) => post(item, value, 'application/json'),
		sendBody: async (body) => post(direct, body, 'application/json'),
		sendMail: async (mail) => post(direct, mail, 'message/rfc822'),
	};
}

function node(name: string, type: string, typeVersion: number, parameters: object): object {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

function webhook(name: string, path: string): object {
	const parameters = { httpMethod: 'POST', path, responseMode: 'responseNode' };
	return { ...node(name, 'n8n-nodes-base.webhook', 2.1, parameters), webhookId: path };
}

function to(name: string, index = 0): object {
	return { node: name, type: 'main', index };
}

async function posted(url: string, body: unknown, contentType: string): Promise<unknown> {
	const { data } = await axios.post<unknown>(url, body, {
		proxy: false,
		headers: { 'Content-Type': contentType },
		validateStatus: () => true,
	});
	return data;
}

function told(data: unknown): readonly Told[] | null {
	const items = answer.safeParse(data);
	if (!items.success) return null;
	return items.data.map((json) => ({
		outcome: json.outcome,
		reason: json.reason,
		ticketId: json.ticket?.id ?? null,
		externalID: json.externalID ?? null,
		json,
	}));
}

/** The webhook's caller is told nothing of why; n8n keeps it with the execution. */
async function failed(api: N8nApi, workflowId: string): Promise<never> {
	const [execution] = await api.executions(workflowId);
	const kept = z
		.object({ resultData: z.object({ error: z.object({ message: z.string() }) }) })
		.safeParse(execution?.data);
	const why = kept.success ? kept.data.resultData.error.message : JSON.stringify(execution);
	throw new Error(`The workflow ended with: ${why}`);
}
