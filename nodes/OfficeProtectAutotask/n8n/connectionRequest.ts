import type { ConnectionChoices } from '../autotask/connectionChecks';
import type { HttpAnswer } from '../autotask/http';
import { answerIn } from './fullResponse';
import type { StoredCredential } from './storedCredential';

const answerWithinMs = 30_000;

/** A `GET` of the connection check: every status comes back as data, redirects are not followed. */
export function connectionRequest(url: string, headers: Readonly<Record<string, string>> = {}) {
	return {
		method: 'GET' as const,
		url,
		headers: { Accept: 'application/json', ...headers },
		encoding: 'text' as const,
		timeout: answerWithinMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

/** The answer to such a request. What n8n throws means that there was none. */
export async function answerTo(send: () => Promise<unknown>): Promise<HttpAnswer> {
	try {
		return answerIn(await send());
	} catch {
		return { kind: 'noAnswer', sent: 'maybe', cause: 'connection', message: '' };
	}
}

/** What the credential says about how the connection is to be checked. */
export function connectionChoices(
	{ userName, fixedZoneUrl, allowOtherHost, acceptRestrictedAccess }: StoredCredential,
	nowMs: number,
): ConnectionChoices {
	return {
		userName,
		fixedZoneUrl,
		otherHostAllowed: allowOtherHost,
		restrictedAccessAccepted: acceptRestrictedAccess,
		nowMs,
	};
}
