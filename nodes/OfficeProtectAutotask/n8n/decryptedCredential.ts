import type { ICredentialDataDecryptedObject, ICredentialsDecrypted, INode } from 'n8n-workflow';

export const credentialType = 'officeProtectAutotaskApi';

export interface DecryptedCredential extends ICredentialsDecrypted {
	data: ICredentialDataDecryptedObject;
}

/**
 * The node's credential as n8n takes it with a request; without it n8n reads and decrypts it before
 * each one. What signing in finds, n8n writes into `data`.
 */
export function decryptedCredential(
	node: INode,
	data: ICredentialDataDecryptedObject,
): DecryptedCredential {
	const { id, name = '' } = node.credentials?.[credentialType] ?? {};
	return { id: id ?? '', name, type: credentialType, data };
}
