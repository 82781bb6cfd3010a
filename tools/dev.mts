/**
 * For working on the node: the demo's world without its story; every change of the sources is built and
 * loaded into the running n8n.
 */
import { watch } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { deedsIn } from './demo/deeds.mts';
import { startMailPage } from './demo/mailPage.mts';
import { tellAddresses } from './demo/tell.mts';
import { planDemo, publishLater } from './demo/world.mts';
import type { DemoWorld } from './demo/world.mts';
import { buildPackage, root } from './packedPackage.mts';
import { tellFailure } from './tellFailure.mts';
import { untilInterrupted } from './untilInterrupted.mts';

const plan = await planDemo({ N8N_DEV_RELOAD: 'true' });
const interrupted = untilInterrupted();
try {
	const world = await Promise.race([plan.bringUp(), interrupted]);
	if (world !== 'interrupted') await develop(world);
} catch (error) {
	tellFailure(error);
} finally {
	console.log('\nStopping n8n and the servers around it');
	await plan.stop();
}

async function develop(world: DemoWorld): Promise<void> {
	const { host } = world;
	await publishLater(world);
	const mailPage = await startMailPage(world, deedsIn(world));
	tellAddresses(world, mailPage.url);
	console.log(
		'\nChanges of nodes/, credentials/ and icons/ are built and loaded. Ctrl-C stops it all.',
	);
	const ceaseWatching = onChange(async () => {
		await buildPackage();
		await cp(path.join(root, 'dist'), path.join(host.packageFolder, 'dist'), { recursive: true });
	});
	await interrupted;
	await Promise.all([ceaseWatching(), mailPage.stop()]);
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
