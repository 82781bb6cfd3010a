/**
 * For working on the node: n8n with the package, the stand-in and the demo's workflow; every change
 * of the sources is built and loaded into the running n8n.
 */
import { watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { setUpWorkflow } from './demo/setUp.mts';
import { bringUp } from './host/bringUp.mts';
import { planHost } from './host/host.mts';
import type { Host } from './host/host.mts';
import { ownerLogin } from './host/owner.mts';
import { buildPackage, root } from './packedPackage.mts';
import { tellFailure } from './tellFailure.mts';
import { untilInterrupted } from './untilInterrupted.mts';

const plan = await planHost({ N8N_DEV_RELOAD: 'true' });
const interrupted = untilInterrupted();
try {
	const host = await Promise.race([bringUp(plan), interrupted]);
	if (host !== 'interrupted') await develop(host);
} catch (error) {
	tellFailure(error);
} finally {
	console.log('Stopping n8n and the stand-in');
	await plan.stop();
}

async function develop(host: Host): Promise<void> {
	const { editorUrl } = await setUpWorkflow(host.api, {
		n8n: host.n8n.url,
		standin: host.standin.url,
	});
	console.log(`
n8n            ${editorUrl}
               sign in as ${ownerLogin.email} with ${ownerLogin.password} (both made up)
Service desk   ${host.standin.adminUrl}/
Changes of nodes/, credentials/ and icons/ are built and loaded. Ctrl-C stops it all.`);
	const ceaseWatching = onChange(async () => {
		await buildPackage();
		await cp(path.join(root, 'dist'), path.join(host.packageFolder, 'dist'), { recursive: true });
	});
	await interrupted;
	await ceaseWatching();
}

/**
 * Calls `rebuild` a moment after changes have come to rest, one call at a time. Gives a function
 * that ends this and resolves when nothing is being rebuilt any more.
 */
function onChange(rebuild: () => Promise<void>): () => Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	let last: Promise<void> = Promise.resolve();
	const change = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			last = last.then(rebuild).then(
				() => {
					console.log('built and loaded');
				},
				(error: unknown) => {
					console.error(error instanceof Error ? error.message : String(error));
				},
			);
		}, 200);
	};
	const watchers = ['nodes', 'credentials', 'icons'].map((folder) =>
		watch(path.join(root, folder), { recursive: true }, change),
	);
	return async () => {
		for (const watcher of watchers) watcher.close();
		clearTimeout(timer);
		await last;
	};
}
