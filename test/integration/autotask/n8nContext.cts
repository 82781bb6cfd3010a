import { LoadOptionsContext } from 'n8n-core';
import { ICredentialsHelper, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestHelper,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';

/**
 * n8n's real context with our credential, used as n8n uses it: checked before signing in when no
 * zone is stored or after a 401, and what the checks find is stored.
 */
export function openN8nContext(stored: ICredentialDataDecryptedObject): {
	readonly functions: ILoadOptionsFunctions;
	readonly stored: ICredentialDataDecryptedObject;
} {
	const node: INode = {
		id: 'node',
		name: 'Tickets',
		type: 'n8n-nodes-office-protect-autotask.officeProtectAutotask',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { officeProtectAutotaskApi: { id: '1', name: 'Autotask' } },
	};
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new StoredCredential(stored),
	};
	const context = new LoadOptionsContext(
		new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes }),
		node,
		// Requests need nothing else of it.
		additionalData as IWorkflowExecuteAdditionalData,
		'parameters',
	);
	// Its types only differ in what may be undefined.
	return { functions: context as ILoadOptionsFunctions, stored };
}

const nodeTypes: INodeTypes = {
	getByName: () => new OfficeProtectAutotask(),
	getByNameAndVersion: () => new OfficeProtectAutotask(),
	getKnownTypes: () => ({}),
};

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
		return Object.assign(this.stored, { zoneUrl: found['zoneUrl'], webUrl: found['webUrl'] });
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
