import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import type { HttpAnswer } from '../autotask/http';
import type { SetupCalls, SetupChoices } from '../autotask/setupChecks';
import { zoneLookUpUrl } from '../autotask/zone';
import type { RunContext } from '../runContext';
import { credentialType, decryptedCredential } from './decryptedCredential';
import { answerIn } from './fullResponse';
import { nodeOf } from './node';
import { storedCredential } from './storedCredential';

const answerWithinMs = 30_000;

export interface OpenedSetup {
	readonly calls: SetupCalls;
	readonly choices: SetupChoices;
	/** How many signed-in calls went out so far. */
	made(): number;
}

/**
 * The calls of the connection check through n8n. They sign in at the zone that the check finds,
 * without what n8n does by itself: it would make the same checks first where no zone is known, and
 * send a request again that was answered 401.
 */
export async function openSetupCalls(
	functions: IExecuteFunctions,
	context: RunContext,
): Promise<OpenedSetup> {
	let made = 0;
	const stored = await functions.getCredentials(credentialType);
	const { userName, fixedZoneUrl, allowOtherHost, acceptRestrictedAccess } =
		storedCredential(stored);
	return {
		calls: {
			zone: async () => askZone(functions, zoneLookUpUrl(userName, fixedZoneUrl)),
			get: async (zone, path) => {
				made += 1;
				return askSignedIn(functions, { ...stored, zoneUrl: zone.url }, path);
			},
			pause: async (ms) => context.pace(ms),
		},
		choices: {
			userName,
			fixedZoneUrl,
			otherHostAllowed: allowOtherHost,
			restrictedAccessAccepted: acceptRestrictedAccess,
			nowMs: context.clock(),
		},
		made: () => made,
	};
}

async function askZone(functions: IExecuteFunctions, url: string): Promise<HttpAnswer> {
	return answerTo(async () => functions.helpers.httpRequest(requestOf(url)));
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
			requestOf(path),
			{ credentialsDecrypted },
		),
	);
}

function requestOf(url: string) {
	return {
		method: 'GET' as const,
		url,
		headers: { Accept: 'application/json' },
		encoding: 'text' as const,
		timeout: answerWithinMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

async function answerTo(send: () => Promise<unknown>): Promise<HttpAnswer> {
	try {
		return answerIn(await send());
	} catch {
		return { kind: 'noAnswer', sent: 'maybe', cause: 'connection', message: '' };
	}
}
