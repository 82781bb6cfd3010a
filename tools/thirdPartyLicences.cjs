'use strict';

const fs = require('node:fs/promises');
const path = require('node:path');

/**
 * The text of `dist/THIRD-PARTY-LICENSES.txt`: name, version and licence text of each npm package
 * of which at least one byte is in the bundles. Takes esbuild's metafile; rejects when a bundled
 * package carries no licence file, since such a package may not be shipped.
 */
async function licencesOf(metafile) {
	const folders = new Set();
	for (const output of Object.values(metafile.outputs)) {
		for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
			const folder = packageFolder(input);
			if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
		}
	}
	const sections = await Promise.all([...folders].sort().map(section));
	const heading =
		sections.length === 0
			? 'This package contains no third-party code.'
			: 'This package contains code of the following packages, each under its own licence.';
	return [heading, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

/** The folder of the npm package that a bundled file belongs to; undefined for our own files. */
function packageFolder(input) {
	const parts = input.split('/');
	const at = parts.lastIndexOf('node_modules');
	if (at === -1) return undefined;
	const nameParts = parts[at + 1].startsWith('@') ? 2 : 1;
	return parts.slice(0, at + 1 + nameParts).join('/');
}

async function section(folder) {
	const manifest = JSON.parse(await fs.readFile(path.join(folder, 'package.json'), 'utf8'));
	const file = (await fs.readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
	if (file === undefined) throw new Error(`${manifest.name} is bundled but has no licence file`);
	const text = await fs.readFile(path.join(folder, file), 'utf8');
	return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}`;
}

module.exports = { licencesOf };
