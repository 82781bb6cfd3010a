import { rm } from 'node:fs/promises';
import path from 'node:path';
import { packPackage, root } from '../tools/packedPackage.mts';
import { unpack } from '../tools/unpack.mts';

/** Everything that the benchmark makes on its way. */
export const workFolder = path.join(root, 'node_modules', '.cache', 'office-protect-bench');

export type PackageUnderTest = {
	/** The unpacked package, with its package.json; inside the checkout, whose modules it finds. */
	readonly folder: string;
	readonly version: string;
	/** Bytes of the packed file. */
	readonly packedBytes: number;
};

/** Builds, packs and unpacks the package as it would be published. */
export async function packUnderTest(): Promise<PackageUnderTest> {
	await rm(workFolder, { recursive: true, force: true });
	const packed = await packPackage(path.join(workFolder, 'packed'));
	const folder = path.join(workFolder, 'package');
	await unpack(packed.tarball, folder);
	return { folder, version: packed.version, packedBytes: packed.size };
}
