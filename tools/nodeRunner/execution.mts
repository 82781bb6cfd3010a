import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { BuiltPackage } from './builtPackage.mts';
import type { NodeJob } from './messages.mts';
import { core, workflow } from './n8nModules.mts';
import { filledIn, StoredCredential } from './storedCredential.mts';

export type Executed = {
	readonly outputs: INodeExecutionData[][];
	readonly hints: readonly NodeExecutionHint[];
};

const { createRunExecutionData, NodeHelpers, Workflow } = workflow;

/** Keeps the credentials of a process by id, so that what signing in finds is found once. */
export type Credentials = Map<string, StoredCredential>;

/** Executes the node in n8n's own context of an execution. Rejects with the error of the node. */
export async function execute(
	built: BuiltPackage,
	job: NodeJob,
	credentials: Credentials,
	signal: AbortSignal,
): Promise<Executed> {
	const node = nodeOf(built, job);
	const input = job.items.map(({ json, binary }, item) => ({
		json,
		...(binary === undefined ? {} : { binary }),
		pairedItem: { item },
	}));
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: credentialOf(built, job, credentials),
		variables: {},
		webhookWaitingBaseUrl: 'https://n8n.example/webhook-waiting',
		formWaitingBaseUrl: 'https://n8n.example/form-waiting',
	};
	const context = new core.ExecuteContext(
		new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: typesOf(built) }),
		node,
		// The node needs nothing else of it.
		additionalData as IWorkflowExecuteAdditionalData,
		'trigger',
		createRunExecutionData({}),
		0,
		input,
		{ main: [input] },
		{ data: { main: [input] }, node, source: null },
		[],
		signal,
	);
	// Its types only differ in what may be undefined.
	const outputs = await built.node.execute?.call(context as IExecuteFunctions);
	if (!Array.isArray(outputs)) throw new Error('The node gave no outputs');
	return { outputs, hints: context.hints };
}

function nodeOf(built: BuiltPackage, { parameters, credentialId, onError }: NodeJob): INode {
	const { properties } = built.node.description;
	return {
		id: 'node',
		name: 'Tickets',
		type: built.nodeType,
		typeVersion: 1,
		position: [0, 0],
		parameters:
			NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null) ?? {},
		credentials: {
			[built.credential.name]: { id: credentialId ?? '1', name: built.credential.displayName },
		},
		...(onError === undefined ? {} : { onError }),
	};
}

function credentialOf(
	{ credential: type }: BuiltPackage,
	{ credential: fields, credentialId = '1' }: NodeJob,
	credentials: Credentials,
): StoredCredential {
	const id = JSON.stringify([credentialId, fields]);
	const known = credentials.get(id) ?? new StoredCredential(type, filledIn(type, fields));
	credentials.set(id, known);
	return known;
}

function typesOf({ node }: BuiltPackage): INodeTypes {
	return { getByName: () => node, getByNameAndVersion: () => node, getKnownTypes: () => ({}) };
}
