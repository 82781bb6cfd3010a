import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { run } from '../run.mts';

export type Registry = {
	/** Without a slash at its end. */
	readonly url: string;
	/** The file into which Verdaccio writes what it is asked. */
	readonly log: string;
	/** Publishes a tarball; its version is the newest from now on. */
	publish(tarball: string): Promise<void>;
	/** Runs npm in a folder with this registry; gives what it wrote to its standard output. */
	npm(args: readonly string[], cwd: string): Promise<string>;
	/** The paths that were asked for so far, oldest first. */
	asked(): Promise<readonly string[]>;
};

const entry = z.object({ req: z.object({ url: z.string() }).optional() });

/** The registry at that address, which keeps what it has in `folder`. */
export function registryAt(url: string, folder: string): Registry {
	const log = path.join(folder, 'log');
	const npm = npmWith(url, path.join(folder, 'npm-cache'));
	return {
		url,
		log,
		npm,
		publish: async (tarball) => {
			// npm publishes nothing without a token, whether or not the registry looks at it.
			const token = `--${url.slice('http:'.length)}/:_authToken=none`;
			await npm(['publish', '--ignore-scripts', token, tarball], folder);
		},
		asked: async () => {
			const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '');
			const entries = lines.map((line) => entry.parse(JSON.parse(line)));
			return entries.flatMap(({ req }) => req?.url ?? []);
		},
	};
}

/** A cache of its own, since another run may have had the same port. */
function npmWith(url: string, cache: string): Registry['npm'] {
	const env = { ...process.env, npm_config_cache: cache, npm_config_update_notifier: 'false' };
	return async (args, cwd) =>
		(await run('npm', [...args, `--registry=${url}`], { cwd, env })).stdout;
}
