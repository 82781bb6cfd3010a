import standinSignIn from '../../test/standin/credentials.json' with { type: 'json' };
import type { Credential } from './n8nApi.mts';

export const credentialType = 'officeProtectAutotaskApi';

/** A credential for one of the stand-in's users; `url` ends with `/ATServicesRest/`. */
export function standinCredential(url: string, user: keyof typeof standinSignIn.users): Credential {
	const { userName, secret } = standinSignIn.users[user];
	return {
		name: 'Autotask stand-in',
		type: credentialType,
		data: {
			userName,
			secret,
			integrationCodeSecret: standinSignIn.integrationCode,
			fixedZoneUrl: url,
			allowOtherHost: true,
		},
	};
}
