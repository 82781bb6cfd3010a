import signIn from '../../test/graphStandin/credentials.json' with { type: 'json' };
import type { Credential } from './n8nApi.mts';

/** The credential with which n8n's Outlook nodes read the stand-in's mailbox, signed in already. */
export function outlookCredential(url: string, name = 'Outlook stand-in'): Credential {
	const login = `${url}/${signIn.tenantId}/oauth2/v2.0`;
	return {
		name,
		type: 'microsoftOutlookOAuth2Api',
		data: {
			clientId: signIn.clientId,
			clientSecret: signIn.clientSecret,
			authUrl: `${login}/authorize`,
			accessTokenUrl: `${login}/token`,
			graphApiBaseUrl: url,
			oauthTokenData: {
				token_type: 'Bearer',
				scope: 'openid offline_access Mail.ReadWrite Mail.Send',
				expires_in: 3599,
				access_token: signIn.accessToken,
				refresh_token: signIn.refreshToken,
			},
		},
	};
}
