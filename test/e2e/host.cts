import { z } from 'zod';
import { standinCredential } from '../../tools/host/credential.mts';
import { connectToN8n } from '../../tools/host/n8nApi.mts';
import type { CredentialRef, N8nApi } from '../../tools/host/n8nApi.mts';
import { adminOf } from '../standin/adminCalls.mts';

export const packageName = 'n8n-nodes-office-protect-autotask';
export const nodeType = `${packageName}.officeProtectAutotask`;

const addresses = z.object({
	n8nUrl: z.string(),
	n8nScript: z.string(),
	n8nUserFolder: z.string(),
	n8nControlUrl: z.string(),
	standinUrl: z.string(),
	standinAdminUrl: z.string(),
	packageFolder: z.string(),
	tarball: z.string(),
	version: z.string(),
});

/** Where the host that the global set-up started for this worker of Jest can be reached. */
export const host = hostOfWorker(Number(process.env['JEST_WORKER_ID']));

function hostOfWorker(worker: number): z.infer<typeof addresses> {
	const hosts = z.array(addresses).parse(JSON.parse(process.env['END_TO_END_HOSTS'] ?? '[]'));
	const host = hosts[worker - 1];
	if (host === undefined) throw new Error(`No host was started for worker ${worker} of Jest`);
	return host;
}

/** The stand-in's admin side. */
export const standin = adminOf(host.standinAdminUrl);

let connection: Promise<N8nApi> | undefined;

/** n8n as its owner, signed in once for each test file. */
export function n8n(): Promise<N8nApi> {
	connection ??= connectToN8n(host.n8nUrl);
	return connection;
}

/** A stored credential for the stand-in's valid user. */
export async function storedCredential(): Promise<Record<string, CredentialRef>> {
	const credential = standinCredential(host.standinUrl, 'valid');
	return { [credential.type]: await (await n8n()).createCredential(credential) };
}
