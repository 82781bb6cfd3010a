import path from 'node:path';
import { graphAdminOf, type GraphStandinAdmin } from '../../test/graphStandin/adminCalls.mts';
import signIn from '../../test/graphStandin/credentials.json' with { type: 'json' };
import { startProcess, type StandinProcess } from '../../test/standinServer/startProcess.mts';
import type { Credential } from './n8nApi.mts';

/** The stand-in's `url` is what n8n's credential calls the Graph API base URL; no slash at its end. */
export type GraphStandin = StandinProcess & { readonly admin: GraphStandinAdmin };

/**
 * Starts the Graph stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it
 * answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startGraphStandin(): Promise<GraphStandin> {
	const folder = path.join(import.meta.dirname, '..', '..', 'test', 'graphStandin');
	const script = path.join(folder, 'main.mts');
	const running = await startProcess({ name: 'Graph stand-in', script, detached: true });
	return { ...running, admin: graphAdminOf(running.adminUrl) };
}

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
