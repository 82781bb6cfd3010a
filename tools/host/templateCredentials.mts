import { z } from 'zod';
import { standinCredential } from './credential.mts';
import type { Credential, N8nApi } from './n8nApi.mts';
import { outlookCredential } from './outlookCredential.mts';
import { smtpCredential } from './smtpCatcher.mts';

const stored = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
});

/** Stores credentials under the names that the templates ask for, in place of older ones. */
export async function storeTemplateCredentials(
	api: N8nApi,
	where: {
		/** Ends with `/ATServicesRest/`. */
		readonly standinUrl: string;
		readonly graphUrl: string;
		readonly smtpPort: number;
	},
): Promise<void> {
	const credentials = [
		{ ...standinCredential(where.standinUrl, 'valid'), name: 'Autotask' },
		outlookCredential(where.graphUrl, 'Alert Mailbox'),
		outlookCredential(where.graphUrl, 'Alert Mails'),
		smtpCredential(where.smtpPort, 'Alert Mails'),
	];
	for (const credential of credentials) await storeCredential(api, credential);
}

/** Stores a credential in place of one of the same name and type: templates find theirs by its name. */
export async function storeCredential(api: N8nApi, credential: Credential): Promise<void> {
	const { data } = stored.parse((await api.http.get<unknown>('/rest/credentials')).data);
	for (const { id, name, type } of data) {
		if (name === credential.name && type === credential.type) {
			await api.http.delete(`/rest/credentials/${id}`);
		}
	}
	await api.createCredential(credential);
}
