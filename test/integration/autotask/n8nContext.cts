import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ILoadOptionsFunctions,
	INode,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { StoredCredential } from '../../../tools/nodeRunner/storedCredential.mts';

/** The node as it is edited, and its credential. */
export interface Edited {
	readonly credentialId?: string;
	readonly parameters?: INodeParameters;
}

/**
 * n8n's real context with our credential, used as n8n uses it: checked before signing in when no
 * zone is stored or after a 401, and what the checks find is stored.
 */
export function openN8nContext(
	stored: ICredentialDataDecryptedObject,
	{ credentialId = '1', parameters = { operation: 'createTicket' } }: Edited = {},
): {
	readonly functions: ILoadOptionsFunctions;
	readonly stored: ICredentialDataDecryptedObject;
} {
	const node: INode = {
		id: 'node',
		name: 'Tickets',
		type: 'n8n-nodes-office-protect-autotask.officeProtectAutotask',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { officeProtectAutotaskApi: { id: credentialId, name: 'Autotask' } },
	};
	const additionalData: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: new StoredCredential(new OfficeProtectAutotaskApi(), stored),
		currentNodeParameters: parameters,
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
