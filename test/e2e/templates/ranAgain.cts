import { until } from '../../../tools/until.mts';
import { stateOf } from './timePasses.cts';

const waitMs = 30_000;

/** Resolves when a workflow that notes its runs in the State table has begun so many more of them. */
export async function ranAgain(
	name: 'failure mailer' | 'weekly summary',
	times: number,
): Promise<void> {
	for (let run = 0; run < times; run += 1) {
		const last = await stateOf(`last run of ${name}`);
		await until(
			async () => stateOf(`last run of ${name}`),
			(now) => now !== last,
			waitMs,
		);
	}
}
