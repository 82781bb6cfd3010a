import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { withFolderLock } from './host/folderLock.mts';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..');

export type PackedFile = { readonly path: string; readonly size: number };

export type PackedPackage = {
	readonly name: string;
	readonly version: string;
	/** Absolute path of the .tgz file. */
	readonly tarball: string;
	/** Bytes of the .tgz file. */
	readonly size: number;
	readonly files: readonly PackedFile[];
};

const packReport = z
	.array(
		z.object({
			name: z.string(),
			version: z.string(),
			filename: z.string(),
			size: z.number(),
			files: z.array(z.object({ path: z.string(), size: z.number() })),
		}),
	)
	.length(1);

/** Two builds at once would pack each other's half of `dist/`. */
const buildLock = path.join(root, 'node_modules', '.office-protect-build.lock');
const lockMs = 120_000;

/** Builds the package into `dist/`; rejects with the complaints of the build. */
export async function buildPackage(): Promise<void> {
	await execa('gulp', ['build'], { cwd: root, preferLocal: true, localDir: root });
}

/** Builds the package and packs it into `folder`, as publishing would; rejects with npm's words. */
export async function packPackage(folder: string): Promise<PackedPackage> {
	return withFolderLock(
		buildLock,
		() => {},
		AbortSignal.timeout(lockMs),
		async () => {
			await buildPackage();
			return packBuilt(root, folder);
		},
	);
}

/** Packs the built package in `packageFolder` into `folder`, which is made if missing. */
export async function packBuilt(packageFolder: string, folder: string): Promise<PackedPackage> {
	await mkdir(folder, { recursive: true });
	const { stdout } = await execa(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		{ cwd: packageFolder },
	);
	const [report] = packReport.parse(JSON.parse(stdout));
	if (report === undefined) throw new Error('npm pack reported nothing');
	const { name, version, filename, size, files } = report;
	return { name, version, tarball: path.join(folder, filename), size, files };
}
