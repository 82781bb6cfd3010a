import { z } from 'zod';
import { connectToN8n } from '../../../tools/host/n8nApi.mts';
import type { N8nApi } from '../../../tools/host/n8nApi.mts';
import { registryAt } from '../../../tools/host/registryClient.mts';
import type { Registry } from '../../../tools/host/registryClient.mts';
import { host, packageName } from '../host.cts';
import { startHostProcess } from '../hostProcess.cts';
import { startN8n, stopN8n } from '../n8nPower.cts';

export type OwnN8n = {
	readonly registry: Registry;
	/** Without a slash at its end. */
	readonly url: string;
	readonly api: N8nApi;
	/** Where tests may put what has to be gone afterwards. */
	readonly folder: string;
	readonly userFolder: string;
	/** Where the package was installed. */
	readonly packageFolder: string;
	/** Ends n8n and starts it again at its address. */
	restart(): Promise<void>;
	/** Ends all of it and removes what was made. */
	stop(): Promise<void>;
};

const addresses = z.object({
	n8nUrl: z.string(),
	n8nControlUrl: z.string(),
	userFolder: z.string(),
	packageFolder: z.string(),
	registryUrl: z.string(),
	registryFolder: z.string(),
	folder: z.string(),
});

/**
 * A registry with the packed package in it, and an n8n of its own with the package from there. That
 * n8n is told to take its community packages from this registry.
 */
export async function startOwnN8n(): Promise<OwnN8n> {
	const running = await startHostProcess('registryMain.mts', host.tarball, packageName);
	const told = addresses.parse(JSON.parse(running.addresses));
	return {
		registry: registryAt(told.registryUrl, told.registryFolder),
		url: told.n8nUrl,
		api: await connectToN8n(told.n8nUrl),
		folder: told.folder,
		userFolder: told.userFolder,
		packageFolder: told.packageFolder,
		restart: async () => {
			await stopN8n(told.n8nControlUrl);
			await startN8n(told.n8nControlUrl);
		},
		stop: async () => running.stop(),
	};
}
