import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { createClient } from '../autotask/client';
import type { AutotaskClient } from '../autotask/client';
import type { Office } from '../delivery/office';
import type { RunContext } from '../runContext';
import { credentialType, renewThrough, sendThrough } from './http';
import { processStateOf } from './processState';
import type { ProcessState } from './processState';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

const credentialData = z.object({
	acceptRestrictedAccess: z.boolean().catch(false),
	webUrl: z.string().catch(''),
});

/** What a run works with, from the credential of its node. */
export async function openOffice(functions: Functions, context: RunContext): Promise<Office> {
	const { acceptRestrictedAccess } = await readCredential(functions);
	const { memory, reference } = stateOf(functions);
	const client = clientFor(functions, context);
	return { client, memory, reference, context, acceptsRestrictedAccess: acceptRestrictedAccess };
}

/** The REST API through n8n, with the limits that this process knows for the credential. */
export function clientFor(functions: Functions, context: RunContext): AutotaskClient {
	return createClient({
		send: sendThrough(functions),
		renew: renewThrough(functions),
		limits: stateOf(functions).limits,
		context,
	});
}

/** The zone's web address, which signing in has found; null when it is not known. */
export async function webUrlOf(functions: Functions): Promise<string | null> {
	const { webUrl } = await readCredential(functions);
	return webUrl === '' ? null : webUrl;
}

async function readCredential(functions: Functions) {
	return credentialData.parse(await functions.getCredentials(credentialType));
}

function stateOf(functions: Functions): ProcessState {
	const credential = functions.getNode().credentials?.[credentialType];
	return processStateOf(credential?.id ?? credential?.name ?? '');
}
