import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { ConnectionCalls, ConnectionChoices } from '../autotask/connectionChecks';
import type { HttpAnswer } from '../autotask/http';
import { zoneLookUpUrl } from '../autotask/zone';
import type { RunContext } from '../runContext';
import { answerTo, connectionChoices, connectionRequest } from './connectionRequest';
import { credentialType, decryptedCredential } from './decryptedCredential';
import { nodeOf } from './node';
import { storedCredential } from './storedCredential';

export interface OpenedConnection {
	readonly calls: ConnectionCalls;
	readonly choices: ConnectionChoices;
	/** How many signed-in calls went out so far. */
	made(): number;
}

/**
 * The calls of the connection check through n8n. They sign in at the zone that the check finds,
 * without what n8n does by itself: it would make the same checks first where no zone is known, and
 * send a request again that was answered 401.
 */
export async function openConnectionCalls(
	functions: IExecuteFunctions,
	context: RunContext,
): Promise<OpenedConnection> {
	let made = 0;
	const data = await functions.getCredentials(credentialType);
	const stored = storedCredential(data);
	return {
		calls: {
			zone: async () => askZone(functions, zoneLookUpUrl(stored.userName, stored.fixedZoneUrl)),
			get: async (zone, path) => {
				made += 1;
				return askSignedIn(functions, { ...data, zoneUrl: zone.url }, path);
			},
			pause: async (ms) => context.pace(ms),
		},
		choices: connectionChoices(stored, context.clock()),
		made: () => made,
	};
}

async function askZone(functions: IExecuteFunctions, url: string): Promise<HttpAnswer> {
	return answerTo(async () => functions.helpers.httpRequest(connectionRequest(url)));
}

async function askSignedIn(
	functions: IExecuteFunctions,
	data: ICredentialDataDecryptedObject,
	path: string,
): Promise<HttpAnswer> {
	const credentialsDecrypted = decryptedCredential(nodeOf(functions), data);
	return answerTo(async () =>
		functions.helpers.httpRequestWithAuthentication.call(
			functions,
			credentialType,
			connectionRequest(path),
			{ credentialsDecrypted },
		),
	);
}
