import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { host, n8n } from '../host.cts';

/** Calls a published sub-workflow; gives its items, or throws the error that it ended with. */
export type Caller = {
	call(workflowId: string, inputs: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
};

export type Row = Readonly<Record<string, unknown>>;

/** Publishes a workflow of a webhook that calls the sub-workflow which the request names. */
export async function publishCaller(known: readonly string[]): Promise<Caller> {
	const path = randomUUID();
	const place = { position: [0, 0] };
	const targets = known.map((id) => ({
		...place,
		id: randomUUID(),
		name: id,
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.4,
		onError: 'continueRegularOutput',
		parameters: { workflowId: { __rl: true, mode: 'id', value: id }, mode: 'once', options: {} },
	}));
	const api = await n8n();
	const workflowId = await api.importWorkflow({
		name: `Caller ${path}`,
		nodes: [
			{
				...place,
				id: randomUUID(),
				name: 'Request',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'responseNode' },
			},
			{
				...place,
				id: randomUUID(),
				name: 'Inputs',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: '={{ $json.body.inputs }}' },
			},
			{
				...place,
				id: randomUUID(),
				name: 'Which',
				type: 'n8n-nodes-base.switch',
				typeVersion: 3.4,
				parameters: {
					mode: 'expression',
					numberOutputs: known.length,
					output: `={{ ${JSON.stringify(known)}.indexOf($('Request').first().json.body.id) }}`,
				},
			},
			...targets,
			{
				...place,
				id: randomUUID(),
				name: 'Answer',
				type: 'n8n-nodes-base.respondToWebhook',
				typeVersion: 1.5,
				parameters: { respondWith: 'allIncomingItems' },
			},
		],
		connections: {
			Request: { main: [[to('Inputs')]] },
			Inputs: { main: [[to('Which')]] },
			Which: { main: known.map((id) => [to(id)]) },
			...Object.fromEntries(known.map((id) => [id, { main: [[to('Answer')]] }])),
		},
		settings: { executionOrder: 'v1' },
	});
	await api.publishWorkflow(workflowId);
	return {
		call: async (id, inputs) => {
			const { data } = await axios.post<readonly Row[]>(
				`${host.n8nUrl}/webhook/${path}`,
				{ id, inputs },
				{ proxy: false },
			);
			const error = data.find((row) => 'error' in row)?.['error'];
			if (error !== undefined)
				throw new Error(typeof error === 'string' ? error : JSON.stringify(error));
			return data;
		},
	};
}

function to(name: string): object {
	return { node: name, type: 'main', index: 0 };
}
