import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';
import { nodeProperties } from '../../../nodes/OfficeProtectAutotask/parameters/nodeProperties';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { StoredCredential } from '../../../tools/nodeRunner/storedCredential.mts';

/** What a node is run with, beside its parameters. */
export interface Given {
	/** What is stored of the credential; what signing in finds is put into it. */
	readonly credential: ICredentialDataDecryptedObject;
	/** Executions with the same id share what a process keeps. */
	readonly credentialId: string;
	readonly items?: readonly IDataObject[];
	/** What n8n is to do about errors; absent: stop. */
	readonly onError?: NonNullable<INode['onError']>;
}

/** Runs the node in n8n's own context of an execution, with our credential as n8n uses it. */
export async function execute(
	chosen: INodeParameters,
	{ credential, credentialId, items = [{}], onError }: Given,
): Promise<INodeExecutionData[][]> {
	const type = new OfficeProtectAutotask();
	const parameters = NodeHelpers.getNodeParameters(nodeProperties, chosen, true, false, null, null);
	const node: INode = {
		id: 'node',
		name: 'Tickets',
		type: 'n8n-nodes-office-protect-autotask.officeProtectAutotask',
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters ?? {},
		credentials: { officeProtectAutotaskApi: { id: credentialId, name: 'Autotask' } },
		...(onError === undefined ? {} : { onError }),
	};
	const input = items.map((json, item) => ({ json, pairedItem: { item } }));
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new StoredCredential(new OfficeProtectAutotaskApi(), credential),
		variables: {},
		webhookWaitingBaseUrl: 'https://n8n.example/webhook-waiting',
		formWaitingBaseUrl: 'https://n8n.example/form-waiting',
	};
	const context = new ExecuteContext(
		new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: typesOf(type) }),
		node,
		// The node needs nothing else of it.
		additionalData as IWorkflowExecuteAdditionalData,
		'manual',
		createRunExecutionData({}),
		0,
		input,
		{ main: [input] },
		{ data: { main: [input] }, node, source: null },
		[],
	);
	// Its types only differ in what may be undefined.
	return type.execute.call(context as IExecuteFunctions);
}

function typesOf(type: OfficeProtectAutotask): INodeTypes {
	return {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
}
