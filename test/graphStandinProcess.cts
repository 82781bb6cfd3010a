import path from 'node:path';
import { graphAdminOf, type GraphStandinAdmin } from './graphStandin/adminCalls.mts';
import credentials from './graphStandin/credentials.json';
import { startProcess, type StandinProcess } from './standinServer/startProcess.mts';

export type { GraphStandinAdmin };
export type {
	Delivery,
	FaultSpec,
	MailFields,
	MailState,
	SentMail,
} from './graphStandin/adminApi.mts';
export type { Switches as GraphSwitches } from './graphStandin/switches.mts';

/** What the Graph stand-in accepts, and the mailbox that it holds. */
export const graphCredentials = credentials;

/** The stand-in's `url` is what n8n's credential calls the Graph API base URL; no slash at its end. */
export type GraphStandin = StandinProcess & { readonly admin: GraphStandinAdmin };

/** An n8n credential as its API and import take it. */
export type OutlookCredential = {
	readonly name: string;
	readonly type: 'microsoftOutlookOAuth2Api';
	readonly data: Readonly<Record<string, unknown>>;
};

/** The credential with which n8n's Outlook nodes read the stand-in's mailbox, signed in already. */
export function outlookCredential(url: string, name = 'Outlook stand-in'): OutlookCredential {
	const login = `${url}/${credentials.tenantId}/oauth2/v2.0`;
	return {
		name,
		type: 'microsoftOutlookOAuth2Api',
		data: {
			clientId: credentials.clientId,
			clientSecret: credentials.clientSecret,
			authUrl: `${login}/authorize`,
			accessTokenUrl: `${login}/token`,
			graphApiBaseUrl: url,
			oauthTokenData: {
				token_type: 'Bearer',
				scope: 'openid offline_access Mail.ReadWrite Mail.Send',
				expires_in: 3599,
				access_token: credentials.accessToken,
				refresh_token: credentials.refreshToken,
			},
		},
	};
}

/**
 * Starts the Graph stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it
 * answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startGraphStandin(): Promise<GraphStandin> {
	const script = path.join(__dirname, 'graphStandin', 'main.mts');
	const running = await startProcess({ name: 'Graph stand-in', script });
	return { ...running, admin: graphAdminOf(running.adminUrl) };
}
