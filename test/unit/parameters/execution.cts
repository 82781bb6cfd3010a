import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	ITaskData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { nodeProperties } from '../../../nodes/OfficeProtectAutotask/parameters/nodeProperties';

/**
 * n8n's own context of an execution: a node `Mapping` that gave `mapping`, and after it the node
 * under test with these parameters and `items` as its input.
 */
export function openExecution(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	mapping: readonly IDataObject[] = [],
): ExecuteContext {
	const before = nodeOf('Mapping', 'test.source', {});
	const node = nodeOf('Tickets', 'test.subject', { operation: 'createTicket', ...parameters });
	const workflow = new Workflow({
		nodes: [before, node],
		connections: {
			Mapping: { main: [[{ node: 'Tickets', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { timezone: 'America/Toronto' },
	});
	const input = itemsOf(items);
	const source = { main: [{ previousNode: 'Mapping' }] };
	const runExecutionData = createRunExecutionData({
		resultData: { runData: { Mapping: [finished(itemsOf(mapping))] } },
	});
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		variables: {},
		webhookWaitingBaseUrl: 'https://n8n.example/webhook-waiting',
		formWaitingBaseUrl: 'https://n8n.example/form-waiting',
	};
	return new ExecuteContext(
		workflow,
		workflow.nodes['Tickets'] ?? node,
		// Parameters need nothing else of it.
		additionalData as IWorkflowExecuteAdditionalData,
		'manual',
		runExecutionData,
		0,
		input,
		{ main: [input] },
		{ data: { main: [input] }, node, source },
		[],
	);
}

function nodeOf(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function itemsOf(rows: readonly IDataObject[]): INodeExecutionData[] {
	return rows.map((json, item) => ({ json, pairedItem: { item } }));
}

function finished(items: INodeExecutionData[]): ITaskData {
	return {
		startTime: 0,
		executionTime: 1,
		executionIndex: 0,
		executionStatus: 'success',
		source: [],
		data: { main: [items] },
	};
}

const subject: INodeType = {
	description: {
		displayName: 'Subject',
		name: 'subject',
		group: ['transform'],
		version: 1,
		description: 'Holds the parameters under test',
		defaults: { name: 'Subject' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: nodeProperties,
	},
};

const nodeTypes: INodeTypes = {
	getByName: () => subject,
	getByNameAndVersion: () => subject,
	getKnownTypes: () => ({}),
};
