import type { IExecuteFunctions, ILoadOptionsFunctions, INode } from 'n8n-workflow';
import { createClient } from '../autotask/client';
import type { Office } from '../delivery/office';
import type { RunContext } from '../runContext';
import { credentialType, renewThrough, sendThrough } from './http';
import { nodeOf } from './node';
import { processStateOf } from './processState';
import type { ProcessState } from './processState';
import { storedCredential } from './storedCredential';
import type { StoredCredential } from './storedCredential';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

/** What a run works with, from the credential of its node. */
export async function openOffice(functions: Functions, context: RunContext): Promise<Office> {
	const reading = readCredential(functions);
	const node = nodeOf(functions);
	const credential = await reading;
	const { limits, memory, reference } = stateOf(node, credential);
	const client = createClient({
		send: sendThrough(functions),
		renew: renewThrough(functions),
		limits,
		context,
	});
	const { acceptRestrictedAccess: acceptsRestrictedAccess } = credential;
	return { client, memory, reference, context, acceptsRestrictedAccess };
}

/**
 * The zone's web address, which signing in has found; null when it is not known. Never rejects: it
 * is asked for when tickets exist already that must be reported.
 */
export async function webUrlOf(
	functions: Pick<Functions, 'getCredentials'>,
): Promise<string | null> {
	try {
		const { webUrl } = await readCredential(functions);
		return webUrl === '' ? null : webUrl;
	} catch {
		return null;
	}
}

async function readCredential(
	functions: Pick<Functions, 'getCredentials'>,
): Promise<StoredCredential> {
	return storedCredential(await functions.getCredentials(credentialType));
}

/**
 * A credential that now signs in somewhere else, such as to the real Autotask after a sandbox, has
 * a state of its own: the ids of tickets mean others there.
 */
function stateOf(node: INode, { userName, fixedZoneUrl }: StoredCredential): ProcessState {
	const credential = node.credentials?.[credentialType];
	const name = credential?.id ?? credential?.name ?? '';
	return processStateOf(JSON.stringify([name, userName, fixedZoneUrl]));
}
