import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs a program and gives what it wrote; rejects when it fails. For what tests import: jest cannot
 * load execa, which is an ES module.
 */
export const run = promisify(execFile);
