import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { build } from 'esbuild';
import { root } from '../tools/packedPackage.mts';
import { workFolder } from './packageUnderTest.mts';

/** A program of ours, built as the package is built. */
export type BuiltProgram = {
	/** Runs it with a task as a JSON file; gives the JSON that it wrote. Rejects with its complaints. */
	run(task: unknown, nodeFlags?: readonly string[]): Promise<unknown>;
};

// What stays outside of the bundle is what stays outside of the package (`suppliedByHost` in
// gulpfile.js), and axios: no shipped code needs it, but the office of the tests sends with it.
const external = ['n8n-workflow', 'luxon', 'zod', 'lodash', 'lodash/*', 'node:*', 'axios'];

/** Builds a program of `bench/` that imports shipped code. */
export async function buildProgram(source: string): Promise<BuiltProgram> {
	const name = path.parse(source).name;
	const outfile = path.join(workFolder, `${name}.cjs`);
	await bundle(source, outfile);
	return {
		run: async (task, nodeFlags = []) => {
			await mkdir(workFolder, { recursive: true });
			const taskFile = path.join(workFolder, `${name}.${randomUUID()}.json`);
			await writeFile(taskFile, JSON.stringify(task));
			try {
				return await output([...nodeFlags, outfile, taskFile]);
			} finally {
				await rm(taskFile, { force: true });
			}
		},
	};
}

/** Bundles a source of `bench/` with the settings of the package's build. */
export async function bundle(source: string, outfile: string): Promise<void> {
	await build({
		entryPoints: [path.join(root, 'bench', source)],
		outfile,
		bundle: true,
		minify: false,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external,
		logLevel: 'warning',
	});
}

async function output(args: readonly string[]): Promise<unknown> {
	const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	const [text] = await Promise.all([buffer(child.stdout), once(child, 'exit')]);
	if (child.exitCode !== 0)
		throw new Error(`${args.join(' ')} ended with ${child.exitCode ?? 'a signal'}`);
	return JSON.parse(text.toString());
}
