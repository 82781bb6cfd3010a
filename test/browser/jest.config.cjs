'use strict';

/** The browser tests alone; `npm test` runs them with the end-to-end tests, in one n8n. */
module.exports = { ...require('../e2e/jest.config.cjs'), roots: ['<rootDir>/test/browser'] };
