import { LoadOptionsContext } from 'n8n-core';
import { ICredentialsHelper, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';
import { signInHeaders } from '../../standinProcess.cts';
import type { Standin } from '../../standinProcess.cts';

let credentialCount = 0;

/**
 * What n8n gives to the node's live lists while someone edits it: the real context, a credential of
 * its own (so that nothing is cached from another test) and the parameters in the editor.
 */
export function openEditor(
	standin: Standin,
	parameters: INodeParameters = {},
): ILoadOptionsFunctions {
	credentialCount += 1;
	const node: INode = {
		id: 'node',
		name: 'Tickets',
		type: 'n8n-nodes-office-protect-autotask.officeProtectAutotask',
		typeVersion: 1,
		position: [0, 0],
		parameters: { operation: 'createTicket', ...parameters },
		credentials: {
			officeProtectAutotaskApi: { id: `credential ${credentialCount}`, name: 'Autotask' },
		},
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new StandinSignIn(standin),
		currentNodeParameters: node.parameters,
	};
	const context = new LoadOptionsContext(
		workflow,
		node,
		// The lists need nothing else of it.
		additionalData as IWorkflowExecuteAdditionalData,
		'parameters',
	);
	// n8n hands this very object to the lists; its types only differ in what may be undefined.
	return context as ILoadOptionsFunctions;
}

const nodeTypes: INodeTypes = {
	getByName: () => new OfficeProtectAutotask(),
	getByNameAndVersion: () => new OfficeProtectAutotask(),
	getKnownTypes: () => ({}),
};

/** Signs every request in at the stand-in. */
class StandinSignIn extends ICredentialsHelper {
	constructor(private readonly standin: Standin) {
		super();
	}

	override authenticate(
		_credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const headers = { ...options.headers, ...signInHeaders() };
		return Promise.resolve({ ...options, baseURL: `${this.standin.url}V1.0/`, headers });
	}

	override getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ acceptRestrictedAccess: false, webUrl: '' });
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error('Stored credentials are not part of this test'));
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
