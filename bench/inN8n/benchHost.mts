import path from 'node:path';
import { startStandin } from '../../test/standin/start.mts';
import type { Standin } from '../../test/standin/start.mts';
import { bringUp } from '../../tools/host/bringUp.mts';
import { credentialType, standinCredential } from '../../tools/host/credential.mts';
import { planHost } from '../../tools/host/host.mts';
import { startQueueHost } from '../../tools/host/queueHost.mts';
import { packPackage } from '../../tools/packedPackage.mts';
import { workFolder } from '../packageUnderTest.mts';
import type { CredentialRef, N8nApi } from '../../tools/host/n8nApi.mts';
import type { N8nPlace } from '../../tools/host/templates.mts';
import standinSignIn from '../../test/standin/credentials.json' with { type: 'json' };

/** A real n8n with the package in it, and the credentials of the workflows of the benchmark. */
export type BenchHost = {
	/** Without a slash at its end. */
	readonly url: string;
	readonly api: N8nApi;
	readonly standin: Standin;
	/** By type. */
	readonly credentials: Readonly<Record<string, CredentialRef>>;
};

/** One that runs in a single process, whose command line can be used too. */
export type SingleProcessHost = BenchHost & { readonly place: N8nPlace };

/** Runs `work` with a host that is brought up for it and ended after it. */
export async function withHost<T>(work: (host: SingleProcessHost) => Promise<T>): Promise<T> {
	const plan = await planHost();
	try {
		const { api, n8n, standin } = await bringUp(plan);
		const credentials = await storeCredentials({ api, standin });
		return await work({ url: n8n.url, place: n8n, api, standin, credentials });
	} finally {
		await plan.stop();
	}
}

const workers = 2;
const concurrency = 5;

/** As `withHost`, in queue mode: a main process and two workers. */
export async function withQueueHost<T>(work: (host: BenchHost) => Promise<T>): Promise<T> {
	const folder = path.join(workFolder, 'packed for workers');
	const { signal } = new AbortController();
	const packed = await packPackage(folder);
	const standin = await startStandin();
	try {
		const queue = await startQueueHost({ packed, workers, concurrency, signal });
		try {
			const { api, main } = queue;
			const credentials = await storeCredentials({ api, standin });
			return await work({ url: main.url, api, standin, credentials });
		} finally {
			await queue.stop();
		}
	} finally {
		await standin.stop();
	}
}

/** That of the node, and what people use with n8n's HTTP Request node. */
async function storeCredentials({
	api,
	standin,
}: Pick<BenchHost, 'api' | 'standin'>): Promise<BenchHost['credentials']> {
	const { userName, secret } = standinSignIn.users.valid;
	const headers = {
		UserName: userName,
		Secret: secret,
		ApiIntegrationCode: standinSignIn.integrationCode,
	};
	return {
		[credentialType]: await api.createCredential({
			...standinCredential(standin.url, 'valid'),
			name: 'Autotask of the benchmark', // the templates' one is replaced by its name
		}),
		httpCustomAuth: await api.createCredential({
			name: 'Autotask by Hand',
			type: 'httpCustomAuth',
			data: { json: JSON.stringify({ headers }) },
		}),
	};
}
