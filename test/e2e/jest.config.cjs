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
	globalSetup: '<rootDir>/test/e2e/startHosts.cts',
	globalTeardown: '<rootDir>/test/e2e/stopHosts.cts',
	reporters: ['default', '<rootDir>/test/e2e/failedExecutions.mts'],
	// Each has an n8n and a stand-in, which the files that it runs share.
	maxWorkers: 2,
	testTimeout: 60_000,
};
