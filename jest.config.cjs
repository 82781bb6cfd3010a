'use strict';

const pureFolders = ['alert', 'routing', 'ticket', 'plan', 'report', 'setup'];

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.cts'],
	globalSetup: '<rootDir>/test/userFolder/make.cts',
	globalTeardown: '<rootDir>/test/userFolder/remove.cts',
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/browser/'],
	moduleFileExtensions: ['ts', 'cts', 'mts', 'js', 'cjs', 'mjs', 'json', 'node'],
	transform: {
		'^.+\\.[cm]?ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageProvider: 'v8',
	coverageReporters: ['text-summary', 'lcov'],
	coverageThreshold: Object.fromEntries(
		pureFolders.map((folder) => [
			`./nodes/OfficeProtectAutotask/${folder}/`,
			{ branches: 95, statements: 95 },
		]),
	),
};
