'use strict';

const fs = require('node:fs/promises');
const path = require('node:path');
const { cyclonedxEsbuildPlugin } = require('@cyclonedx/cyclonedx-esbuild');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { licencesOf } = require('./tools/thirdPartyLicences.cjs');

const entryPoints = [
	'nodes/OfficeProtectAutotask/OfficeProtectAutotask.node.ts',
	'credentials/OfficeProtectAutotaskApi.credentials.ts',
];

// What every supported n8n supplies at run time, the oldest too (npm run test:compat shows it);
// everything else that is imported goes into the bundle. bench/builtProgram.mts has the same list.
const suppliedByHost = ['n8n-workflow', 'luxon', 'zod', 'lodash', 'lodash/*', 'node:*'];

async function clean() {
	await fs.rm('dist', { recursive: true, force: true });
}

async function bundle() {
	const { metafile } = await esbuild.build({
		entryPoints,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		minify: false,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		charset: 'utf8',
		legalComments: 'inline',
		external: suppliedByHost,
		metafile: true,
		plugins: [
			cyclonedxEsbuildPlugin({
				outputFile: 'sbom.cdx.json',
				outputReproducible: true,
				mcType: 'library',
			}),
		],
	});
	await fs.writeFile(path.join('dist', 'THIRD-PARTY-LICENSES.txt'), await licencesOf(metafile));
}

function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

function codex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
}

const build = series(clean, parallel(bundle, icons, codex));

module.exports = { build, clean, default: build };
