import { startStandin } from '../../test/standin/start.mts';
import { startRunner } from '../../tools/nodeRunner/startRunner.mts';
import { jsonAlert } from '../workload/jsonAlerts.mts';
import { jobOf, runOf } from './runCase.mts';
import type { Means } from './runCase.mts';

/**
 * Calls that n8n makes when it first signs in with a credential: those of a new process with such a
 * credential, less those of a new process with one that has signed in before.
 */
export async function measureSignIn({ packageFolder }: Means): Promise<number> {
	const [fresh, signedIn] = [
		await callsOfFirstAlert(packageFolder, ''),
		await callsOfFirstAlert(packageFolder),
	];
	return fresh - signedIn;
}

async function callsOfFirstAlert(packageFolder: string, zoneUrl?: string): Promise<number> {
	const [standin, runner] = await Promise.all([startStandin(), startRunner({ packageFolder })]);
	try {
		const job = jobOf(standin, [jsonAlert('first', 0)]);
		const credential = zoneUrl === undefined ? job.credential : { ...job.credential, zoneUrl };
		await runOf(runner, { ...job, credential });
		return (await standin.admin.counters()).total;
	} finally {
		await Promise.all([runner.stop(), standin.stop()]);
	}
}
