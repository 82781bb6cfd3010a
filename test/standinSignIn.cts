import credentials from './standin/credentials.json';

/** Sign-in data that the stand-in accepts or refuses; see its README for what each user shows. */
export const standinCredentials = credentials;

/** The three headers of a signed-in call for one of the stand-in's users. */
export function signInHeaders(
	user: keyof typeof credentials.users = 'valid',
): Readonly<Record<string, string>> {
	const { userName, secret } = credentials.users[user];
	return { UserName: userName, Secret: secret, ApiIntegrationCode: credentials.integrationCode };
}
