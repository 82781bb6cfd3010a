import type { Standin } from '../standinProcess.cts';
import { standinCredentials } from '../standinSignIn.cts';

export type User = keyof typeof standinCredentials.users;

/** What n8n stores of a credential for one of the stand-in's users before it is ever used. */
export function freshCredential(standin: Standin, user: User = 'valid') {
	const { userName, secret } = standinCredentials.users[user];
	return {
		userName,
		secret,
		integrationCodeSecret: standinCredentials.integrationCode,
		fixedZoneUrl: standin.url,
		allowOtherHost: true,
		acceptRestrictedAccess: false,
		zoneUrl: '',
		webUrl: '',
	};
}

/** The same once it has found its zone. */
export function usedCredential(standin: Standin, user: User = 'valid') {
	return { ...freshCredential(standin, user), zoneUrl: standin.url };
}
