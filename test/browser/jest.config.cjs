'use strict';

/** The browser tests, in an n8n of their own: the first page of one with workflows is another. */
module.exports = {
	...require('../e2e/jest.config.cjs'),
	roots: ['<rootDir>/test/browser'],
	maxWorkers: 1,
};
