import { randomUUID } from 'node:crypto';
import type { Workflow } from '../../tools/host/workflowCalls.mts';

/** What the node of the workflow is given. */
export type TicketNode = {
	readonly parameters: object;
	readonly credentials: object;
};

const nodeType = 'n8n-nodes-office-protect-autotask.officeProtectAutotask';

const items = 'return $json.body.items;';
/** Each outcome with the index of the input item that it came from; n8n itself numbers anew. */
const outcomes = `const textOf = ({ json, binary }) => JSON.stringify([json, binary]);
const known = new Map($('Items').all().map((item, index) => [textOf(item), index]));
return $input.all().map(({ json }, index) => ({
	json: { json, item: known.get(textOf($('Items').itemMatching(index))) ?? null },
}));`;

/** Of a failed one n8n leaves the error alone, which carries the outcome. */
const failure = '={{ { json: $input.item.error?.context?.data ?? $json, item: null } }}';

/** A webhook at `path` that takes items, files and all, and answers with what became of each alert. */
export function ticketWorkflow(path: string, node: TicketNode): Workflow {
	return {
		name: `Tickets ${path}`,
		nodes: [
			{
				...plain('Webhook', 'n8n-nodes-base.webhook', 2.1, {
					...{ httpMethod: 'POST', path, responseMode: 'lastNode' },
					responseData: 'allEntries',
				}),
				webhookId: path,
			},
			plain('Items', 'n8n-nodes-base.code', 2, { jsCode: items }),
			{
				...plain('Tickets', nodeType, 1, node.parameters),
				...node,
				onError: 'continueErrorOutput',
			},
			plain('New', 'n8n-nodes-base.code', 2, { jsCode: outcomes }),
			plain('Not New', 'n8n-nodes-base.code', 2, { jsCode: outcomes }),
			plain('Failed', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: failure }),
			plain('Outcomes', 'n8n-nodes-base.merge', 3.2, { numberInputs: 3 }),
		],
		connections: {
			Webhook: { main: [[to('Items')]] },
			Items: { main: [[to('Tickets')]] },
			Tickets: { main: [[to('New')], [to('Not New')], [to('Failed')]] },
			New: { main: [[to('Outcomes', 0)]] },
			'Not New': { main: [[to('Outcomes', 1)]] },
			Failed: { main: [[to('Outcomes', 2)]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

function plain(name: string, type: string, typeVersion: number, parameters: object): object {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

function to(name: string, index = 0): object {
	return { node: name, type: 'main', index };
}
