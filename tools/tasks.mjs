/**
 * What each npm script runs, step by step: a tool of node_modules or a file of ours, and its
 * arguments. All steps of a task run even when one fails, so that one run shows everything.
 */

const prettier = ['prettier', '--log-level', 'warn'];

const lint = [
	step('n8n lint', 'n8n-node', 'lint'),
	step(
		'n8n lint, warnings count',
		'eslint',
		...['--max-warnings', '0', '--ignore-pattern', 'coverage', '.'],
	),
	step('typed lint', 'eslint', '-c', 'eslint.typed.config.mjs', '--max-warnings', '0', '.'),
	step(
		'imports',
		'depcruise',
		'--config',
		'.dependency-cruiser.cjs',
		'nodes',
		'credentials',
		'test',
		'tools',
		'bench',
	),
	step('formatting', ...prettier, '--check', '.'),
];

const types = ['tsconfig.json', 'tsconfig.test.json', 'tsconfig.tools.json'].map((project) =>
	step(`types of ${project}`, 'tsc', '-p', project),
);

const jestCounts = (name) => ['--json', `--outputFile=coverage/${name}.json`];
const endToEnd = ['jest', '--config', 'test/e2e/jest.config.cjs'];
const inBrowser = ['jest', '--config', 'test/browser/jest.config.cjs'];
/** Faults that say most in little time; the whole suite is `npm run test:faults`. */
const tellingFaults = [
	...['--seed', '573914', '--part', 'faults', '--part', 'queue', '--part', 'broken'],
	...['none', 'commit', 'killed', 'delivered twice', 'restarted'].flatMap((name) => [
		'--fault',
		name,
	]),
];

export const tasks = {
	build: [step('build', 'gulp', 'build')],
	scan: [step("n8n's scanner", 'tools/scan.mts')],
	publishable: [step('publishable', 'tools/publishable.mts')],
	lint,
	types,
	format: [step('formatting', ...prettier, '--write', '.')],
	demo: [step('demo', 'tools/demo.mts')],
	dev: [step('development', 'tools/dev.mts')],
	bench: [step('benchmark', 'bench/main.mts')],
	redact: [step('redaction', 'tools/redact.mts')],
	'test:unit': [step('unit and contract tests', 'jest', 'test/unit', 'test/contract')],
	'test:integration': [step('integration tests', 'jest', 'test/integration')],
	'test:faults': [step('fault suite', 'test/faults/main.mts')],
	'test:compat': [step('end-to-end tests in each n8n', 'tools/compat.mts')],
	'test:e2e': [step('end-to-end tests', ...endToEnd)],
	'test:browser': [step('browser tests', ...inBrowser)],
	pictures: [step('pictures', 'jest', '--config', 'test/browser/pictures.config.cjs')],
	test: [
		...lint,
		...types,
		step('tests', 'jest', '--coverage', ...jestCounts('tests')),
		step("n8n's scanner", 'tools/scan.mts'),
		step('end-to-end tests', ...endToEnd, ...jestCounts('e2e')),
		step('browser tests', ...inBrowser, ...jestCounts('browser')),
		step('the telling part of the fault suite', 'test/faults/main.mts', ...tellingFaults),
		step(
			'all tests together',
			'tools/testTotals.mts',
			...['tests', 'e2e', 'browser'].map((name) => `coverage/${name}.json`),
		),
	],
};

function step(title, tool, ...args) {
	return { title, tool, args };
}
