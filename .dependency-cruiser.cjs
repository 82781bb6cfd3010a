'use strict';

const node = 'nodes/OfficeProtectAutotask';

/** The folders of the walk in its order, and what each may import of the node's own code. */
const walk = {
	alert: [],
	routing: ['alert'],
	ticket: ['alert', 'routing', 'autotask'],
	plan: ['alert', 'routing', 'ticket', 'autotask'],
	delivery: ['alert', 'routing', 'ticket', 'plan', 'autotask'],
	report: ['alert', 'routing', 'ticket', 'plan', 'delivery', 'autotask'],
	setup: ['alert', 'routing', 'ticket', 'autotask'],
	autotask: [],
};

/** Functions of their inputs alone: no n8n, no HTTP, no clock. */
const pure = ['alert', 'routing', 'ticket', 'plan', 'report', 'setup'];

/** What n8n itself supplies, and what is bundled. */
const supplied = ['luxon', 'zod', 'lodash', 'crypto'];
const bundled = ['postal-mime', 'htmlparser2', 'fastest-levenshtein'];

/** Everything of n8n's is met here only. */
const edge = `^(${node}/(n8n|operations|parameters|methods)/|${node}/[^/]+\\.node\\.ts$|credentials/)`;

const downTheWalk = Object.entries(walk).map(([folder, below]) => ({
	name: `${folder}-imports-down-the-walk`,
	severity: 'error',
	comment: `${folder}/ may import of the node's code: ${[folder, ...below].join(', ')}`,
	from: { path: `^${node}/${folder}/` },
	to: {
		path: '^(nodes|credentials)/',
		pathNot: [
			`^${node}/(${[folder, ...below].join('|')})/`,
			`^${node}/(failure|memoizeWeakly|nonEmpty)\\.ts$`,
			...(pure.includes(folder) ? [] : [`^${node}/(runContext|whenAborted)\\.ts$`]),
		],
	},
}));

function packages(...names) {
	return `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)|^(node:)?(${names.join('|')})$`;
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...downTheWalk,
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'not-to-unresolvable',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'n8n-at-the-edge',
			severity: 'error',
			comment: 'The core knows no n8n; n8n/ and its neighbours translate.',
			from: { path: '^(nodes|credentials)/', pathNot: edge },
			to: { path: packages('n8n-workflow', 'n8n-core') },
		},
		{
			name: 'nobody-imports-the-edge',
			severity: 'error',
			comment: 'The core is called by the edge, never the other way round.',
			from: { path: '^nodes/', pathNot: edge },
			to: { path: edge },
		},
		{
			name: 'pure-folders-do-no-input-or-output',
			severity: 'error',
			from: { path: `^${node}/(${pure.join('|')})/` },
			to: {
				couldNotResolve: false,
				dependencyTypesNot: ['type-only'],
				pathNot: ['^nodes/', packages(...supplied, ...bundled)],
			},
		},
		{
			name: 'shipped-code-uses-what-n8n-supplies-or-we-bundle',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				couldNotResolve: false,
				pathNot: [
					'^(nodes|credentials)/',
					packages(...supplied, ...bundled, 'p-limit', 'n8n-workflow'),
				],
			},
		},
		{
			name: 'stand-in-and-tools-know-no-shipped-code',
			severity: 'error',
			comment: 'What judges the node must not share its mistakes.',
			from: { path: '^(test/(standin|standinServer|graphStandin)|test/fixtures|tools)/' },
			to: { path: '^(nodes|credentials)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.test.json' },
		tsPreCompilationDeps: true,
		moduleSystems: ['cjs', 'es6'],
		enhancedResolveOptions: {
			extensions: ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
};
