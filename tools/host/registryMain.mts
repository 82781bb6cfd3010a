/**
 * Brings up, for the tests of installing, an npm registry that has a packed package (its tarball is
 * the first argument, its name the second) and an n8n with the package from there; prints one JSON
 * line with their addresses and stays as main.mts does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tellFailure } from '../tellFailure.mts';
import { installNewest } from './communityInstall.mts';
import { startControl } from './control.mts';
import { ensureN8n } from './n8nInstall.mts';
import { startN8n } from './n8nProcess.mts';
import type { RunningN8n } from './n8nProcess.mts';
import { startRegistry } from './registry.mts';
import { untilReleased } from './untilReleased.mts';

/** Nothing listens there: what this n8n would ask of the internet fails at once. */
const noInternet = 'http://127.0.0.1:9';

const [tarball, packageName] = process.argv.slice(2);
const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-registry-'));
const endings: (() => Promise<void> | void)[] = [];
const released = untilReleased();
const stopping = new AbortController();
void released.then(() => {
	stopping.abort(new Error('Stopped before it was up'));
});
try {
	if (tarball === undefined || packageName === undefined) {
		throw new Error('Which tarball of which package?');
	}
	await serve(tarball, packageName, stopping.signal);
	await released;
} catch (error) {
	tellFailure(error);
} finally {
	for (const end of endings.reverse()) await end();
	await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	process.stdin.destroy();
}

async function serve(tarball: string, name: string, signal: AbortSignal): Promise<void> {
	const registryFolder = path.join(folder, 'registry');
	const registry = await startRegistry(registryFolder, signal);
	endings.push(async () => registry.stop());
	await registry.client.publish(tarball);
	const userFolder = path.join(folder, 'n8n');
	const packageFolder = await installNewest(registry.client, userFolder, name);
	const n8n = await startWith(userFolder, registry.client.url, signal);
	const control = await startControl(n8n);
	endings.push(() => {
		control.stop();
	});
	const addresses = {
		...{ n8nUrl: n8n.url, n8nControlUrl: control.url, userFolder, packageFolder },
		...{ registryUrl: registry.client.url, registryFolder, folder },
	};
	console.log(JSON.stringify(addresses));
}

/** n8n itself would install community packages from the same registry, if its licence let it. */
async function startWith(
	userFolder: string,
	registryUrl: string,
	signal: AbortSignal,
): Promise<RunningN8n> {
	const installed = await ensureN8n(() => undefined, signal);
	const env = {
		N8N_COMMUNITY_PACKAGES_REGISTRY: registryUrl,
		HTTPS_PROXY: noInternet,
		https_proxy: noInternet,
	};
	const n8n = await startN8n(installed, { userFolder, env }, () => undefined, signal);
	endings.push(async () => n8n.stop());
	return n8n;
}
