import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, ICredentialsHelper, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';
import { nodeProperties } from '../../../nodes/OfficeProtectAutotask/parameters/nodeProperties';

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
		credentialsHelper: new StoredCredential(credential),
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

class StoredCredential extends ICredentialsHelper {
	private readonly type = new OfficeProtectAutotaskApi();

	constructor(private readonly stored: ICredentialDataDecryptedObject) {
		super();
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
		return authenticate(credentials, options);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		_node: INode,
		hasExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		if (credentials['zoneUrl'] !== '' && !hasExpired) return undefined;
		const found = await this.type.preAuthentication.call(helpers, credentials);
		Object.assign(this.stored, found);
		return Object.assign(credentials, found);
	}

	override getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ ...this.stored });
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error('The encrypted form is not part of this test'));
	}

	override updateCredentials(): Promise<void> {
		return Promise.resolve();
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.resolve();
	}

	override getCredentialsProperties(): [] {
		return [];
	}
}
