import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { Workflow } from '../../tools/host/workflowCalls.mts' with { 'resolution-mode': 'import' };
import { contoso } from '../standin/seed/companies.mts';
import { host, n8n, nodeType, standin, storedCredential } from './host.cts';

const toolName = 'Send_Test_Ticket';

beforeEach(async () => standin.reset());

/** n8n's own executor of tools in the place of an AI agent, which would need a language model. */
async function toolWorkflow(path: string, parameters: object): Promise<Workflow> {
	const place = { typeVersion: 1, position: [0, 0] };
	return {
		name: `Tool ${path}`,
		nodes: [
			{
				...place,
				id: randomUUID(),
				name: 'Request',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'lastNode' },
			},
			{
				...place,
				id: randomUUID(),
				name: 'Executor',
				type: '@n8n/n8n-nodes-langchain.toolExecutor',
				typeVersion: 0,
				parameters: { toolName, query: JSON.stringify({ [toolName]: {} }), node: toolName },
			},
			{
				...place,
				id: randomUUID(),
				name: toolName,
				type: `${nodeType}Tool`,
				parameters,
				credentials: await storedCredential(),
			},
		],
		connections: {
			Request: { main: [[{ node: 'Executor', type: 'main', index: 0 }]] },
			[toolName]: { ai_tool: [[{ node: 'Executor', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

test('an AI agent that uses the node as a tool is told what became of it', async () => {
	const path = randomUUID();
	const api = await n8n();
	const id = await api.importWorkflow(
		await toolWorkflow(path, {
			operation: 'sendTestTicket',
			testCompany: { __rl: true, mode: 'id', value: String(contoso) },
			queueID: 'Security Operations',
		}),
	);
	await api.publishWorkflow(id);
	const { data } = await axios.post<unknown>(
		`${host.n8nUrl}/webhook/${path}`,
		{},
		{ proxy: false },
	);
	const tickets = await standin.tickets();
	expect(tickets).toMatchObject([{ companyID: contoso, queueID: 29683482 }]);
	expect(JSON.stringify(data)).toContain('created');
	expect(JSON.stringify(data)).toContain(tickets[0]?.ticketNumber);
});
