import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { cachedFolder } from './userCache.mts';
import type { Progress } from './userCache.mts';
import pinned from './version.json' with { type: 'json' };

/** Verdaccio asks for it by a tag (`cjs`) that not every registry has. */
const overrides = { 'node-fetch': '2.7.0' };

/**
 * The script of Verdaccio, an npm registry, in the user's cache. Installs it on first use (some
 * seconds, about 65 MB); a second caller waits for the first.
 */
export async function ensureVerdaccio(progress: Progress, signal: AbortSignal): Promise<string> {
	const version = pinned.verdaccio;
	const folder = await cachedFolder(`verdaccio-${version}`, progress, signal, async (cwd) => {
		const manifest = { private: true, dependencies: { verdaccio: version }, overrides };
		await writeFile(path.join(cwd, 'package.json'), `${JSON.stringify(manifest)}\n`);
		const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
		await execa('npm', ['install', ...flags], { cwd, cancelSignal: signal });
	});
	return path.join(folder, 'node_modules', 'verdaccio', 'bin', 'verdaccio');
}
