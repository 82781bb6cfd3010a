import type { PackedPackage } from './packedPackage.mts';

const largestTarball = 500_000;

const needed = [
	'CHANGELOG.md',
	'LICENSE.md',
	'README.md',
	'dist/THIRD-PARTY-LICENSES.txt',
	'dist/credentials/OfficeProtectAutotaskApi.credentials.js',
	'dist/icons/officeProtectAutotask.dark.svg',
	'dist/icons/officeProtectAutotask.svg',
	'dist/nodes/OfficeProtectAutotask/OfficeProtectAutotask.node.js',
	'dist/nodes/OfficeProtectAutotask/OfficeProtectAutotask.node.json',
	'dist/sbom.cdx.json',
	'index.js',
	'package.json',
];

const template = /^workflows\/(?:examples\/)?[\w-]+\.json$/;
const readme = /^workflows\/(?:examples\/)?README\.md$/;

/** What is wrong with the contents of the tarball: a file too many, too few, or too many bytes. */
export function findingsInTarball(packed: PackedPackage): readonly string[] {
	const paths = packed.files.map((file) => file.path);
	const missing = needed.filter((file) => !paths.includes(file));
	const surplus = paths.filter(
		(file) => !needed.includes(file) && !template.test(file) && !readme.test(file),
	);
	return [
		...missing.map((file) => `${file} is missing from the tarball`),
		...surplus.map((file) => `${file} is in the tarball, but nobody who installs it needs it`),
		...(packed.size < largestTarball
			? []
			: [`the tarball has ${packed.size} bytes, ${largestTarball} are allowed`]),
	];
}
