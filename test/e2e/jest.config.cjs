'use strict';

const path = require('node:path');
const {
	moduleFileExtensions,
	testEnvironment,
	testMatch,
	transform,
} = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
	rootDir: path.resolve(__dirname, '..', '..'),
	roots: ['<rootDir>/test/e2e'],
	moduleFileExtensions,
	testEnvironment,
	testMatch,
	transform,
	globalSetup: '<rootDir>/test/e2e/startHost.cts',
	globalTeardown: '<rootDir>/test/e2e/stopHost.cts',
	reporters: ['default', '<rootDir>/test/e2e/failedExecutions.mts'],
	// All files share one n8n and one stand-in.
	maxWorkers: 1,
	testTimeout: 60_000,
};
