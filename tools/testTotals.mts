/**
 * Prints jest's closing lines for several runs together, from the JSON files that they wrote. A
 * run that wrote none counts as a failed suite; the exit code says whether all went well.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const run = z.object({
	startTime: z.number(),
	numFailedTestSuites: z.number(),
	numPassedTestSuites: z.number(),
	numTotalTestSuites: z.number(),
	numFailedTests: z.number(),
	numPassedTests: z.number(),
	numPendingTests: z.number(),
	numTotalTests: z.number(),
	snapshot: z.object({ total: z.number() }),
	testResults: z.array(z.object({ endTime: z.number() })),
});

type Run = z.infer<typeof run>;

const missing: Run = {
	startTime: Date.now(),
	numFailedTestSuites: 1,
	numPassedTestSuites: 0,
	numTotalTestSuites: 1,
	numFailedTests: 0,
	numPassedTests: 0,
	numPendingTests: 0,
	numTotalTests: 0,
	snapshot: { total: 0 },
	testResults: [],
};

const runs = process.argv.slice(2).map((file) => {
	if (existsSync(file)) return run.parse(JSON.parse(readFileSync(file, 'utf8')));
	console.error(`${file} is missing: that run did not come to its end`);
	return missing;
});

const total = (count: (one: Run) => number): number =>
	runs.reduce((sum, one) => sum + count(one), 0);
const failedSuites = total((one) => one.numFailedTestSuites);
const failedTests = total((one) => one.numFailedTests);
const seconds = total((one) => {
	const ends = one.testResults.map(({ endTime }) => endTime);
	return (Math.max(one.startTime, ...ends) - one.startTime) / 1000;
});

console.log(`Test Suites: ${counts([
	[failedSuites, 'failed'],
	[total((one) => one.numPassedTestSuites), 'passed'],
])}, ${total((one) => one.numTotalTestSuites)} total
Tests:       ${counts([
	[failedTests, 'failed'],
	[total((one) => one.numPendingTests), 'skipped'],
	[total((one) => one.numPassedTests), 'passed'],
])}, ${total((one) => one.numTotalTests)} total
Snapshots:   ${total((one) => one.snapshot.total)} total
Time:        ${seconds.toFixed(1)} s`);

if (failedSuites > 0 || failedTests > 0) process.exitCode = 1;

function counts(entries: readonly (readonly [count: number, word: string])[]): string {
	return entries
		.filter(([count, word]) => count > 0 || word === 'passed')
		.map(([count, word]) => `${count} ${word}`)
		.join(', ');
}
