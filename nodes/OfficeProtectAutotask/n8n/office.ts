import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { createClient } from '../autotask/client';
import type { Office } from '../delivery/office';
import type { RunContext } from '../runContext';
import { credentialType, decryptedCredential } from './decryptedCredential';
import type { DecryptedCredential } from './decryptedCredential';
import { renewThrough, sendThrough } from './http';
import { nodeOf } from './node';
import { processStateOf } from './processState';
import type { ProcessState } from './processState';
import { storedCredential } from './storedCredential';
import type { StoredCredential } from './storedCredential';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

export interface OpenedOffice extends Office {
	/** The zone's web address, which signing in has found; null while it is not known. */
	readonly webUrl: string | null;
}

/** What a run works with, from the credential of its node. */
export async function openOffice(functions: Functions, context: RunContext): Promise<OpenedOffice> {
	const reading = functions.getCredentials(credentialType);
	const node = nodeOf(functions);
	const credential = decryptedCredential(node, await reading);
	const stored = storedCredential(credential.data);
	const { limits, memory, claims, reference } = stateOf(credential, stored);
	const client = createClient({
		send: sendThrough(functions, credential),
		renew: renewThrough(functions, credential),
		limits,
		context,
	});
	return {
		client,
		memory,
		claims,
		reference,
		context,
		acceptsRestrictedAccess: stored.acceptRestrictedAccess,
		get webUrl(): string | null {
			const { webUrl } = storedCredential(credential.data);
			return webUrl === '' ? null : webUrl;
		},
	};
}

/**
 * A credential that now signs in somewhere else, such as to the real Autotask after a sandbox, has
 * a state of its own: the ids of tickets mean others there.
 */
function stateOf(
	{ id, name }: DecryptedCredential,
	{ userName, fixedZoneUrl }: StoredCredential,
): ProcessState {
	return processStateOf(JSON.stringify([id === '' ? name : id, userName, fixedZoneUrl]));
}
