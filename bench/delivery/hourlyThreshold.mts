import { z } from 'zod';
import { startStandin } from '../../test/standin/start.mts';
import { startRunner } from '../../tools/nodeRunner/startRunner.mts';
import { jsonAlerts } from '../workload/jsonAlerts.mts';
import { slotLagMs, threads } from './deliveryCase.mts';
import { firstAlert, jobOf } from './runCase.mts';
import type { Means } from './runCase.mts';

/** A run that begins when this share of the calls of the hour is used by others. */
export type NearThreshold = {
	readonly usedShare: number;
	readonly alerts: number;
	readonly created: number;
	readonly failed: number;
	readonly calls: number;
	/** Calls that the threshold refused. */
	readonly refused: number;
	readonly wallMs: number;
	/** What the person is told: the hints of the run, or the error of the first alert. */
	readonly told: string;
};

const limit = 10_000;
const alertCount = 30;
const latencyMs = 50;

/** The same run at 0, 50, 75 and 100 % of the hourly threshold, each with a stand-in of its own. */
export async function measureNearThreshold(means: Means): Promise<readonly NearThreshold[]> {
	return Promise.all([0, 0.5, 0.75, 1].map(async (usedShare) => runAt(usedShare, means)));
}

async function runAt(usedShare: number, { packageFolder }: Means): Promise<NearThreshold> {
	const [standin, runner] = await Promise.all([startStandin(), startRunner({ packageFolder })]);
	try {
		await standin.admin.setSwitches({
			latencyMs,
			threadLimit: threads,
			threadSlotLingerMs: slotLagMs,
			hourlyLimit: limit,
		});
		await firstAlert(runner, standin);
		await standin.admin.setSwitches({ hourlyUsedByOthers: limit * usedShare });
		const job = jobOf(standin, jsonAlerts('threshold', alertCount));
		const end = await runner.run({ ...job, onError: 'continueRegularOutput' });
		if (end.kind === 'died') throw new Error('The process with the node died');
		const { outputs, hints, wallMs } = end.run;
		const { total, hourlyLimited } = await standin.admin.counters();
		const made = outcomesIn(outputs.flat());
		return {
			usedShare,
			alerts: alertCount,
			created: made.filter(({ outcome }) => outcome === 'created').length,
			failed: made.filter(({ outcome }) => outcome === 'failed').length,
			calls: total,
			refused: hourlyLimited,
			wallMs,
			told: hints[0] ?? made.find(({ outcome }) => outcome === 'failed')?.message ?? '',
		};
	} finally {
		await Promise.all([runner.stop(), standin.stop()]);
	}
}

const outcomes = z.array(
	z.object({ json: z.object({ outcome: z.string(), message: z.string().catch('') }) }),
);

function outcomesIn(items: unknown): readonly { outcome: string; message: string }[] {
	return outcomes.parse(items).map(({ json }) => json);
}
