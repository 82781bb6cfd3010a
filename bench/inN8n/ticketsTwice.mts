import { jsonAlerts } from '../workload/jsonAlerts.mts';
import type { BenchHost } from './benchHost.mts';
import { publishWorkflow } from './benchWorkflow.mts';
import type { PublishedWorkflow } from './benchWorkflow.mts';
import { builders, startAnew } from './sideBySide.mts';
import type { Builder } from './sideBySide.mts';

/** Tickets that stand open twice after something that happens to such workflows. */
export type Twice = {
	readonly builder: Builder;
	readonly what: 'answerLost' | 'twoAtOnce';
	readonly alerts: number;
	/** Alerts without a ticket. */
	readonly lost: number;
	/** Open tickets beyond one an alert. */
	readonly twice: number;
};

const alerts = 30;
const latencyMs = 50;

/** All three workflows with Retry On Fail on, as their files have it. */
export async function measureTwice(host: BenchHost): Promise<readonly Twice[]> {
	const rows: Twice[] = [];
	for (const builder of builders) {
		const workflow = await publishWorkflow(host, builder, 150);
		await startAnew(host, 0);
		await workflow.send({ alerts: jsonAlerts(`warm ${workflow.id}`, 3) });
		rows.push({ builder, what: 'answerLost', ...(await answerLost(host, workflow)) });
		rows.push({ builder, what: 'twoAtOnce', ...(await twoAtOnce(host, workflow)) });
		await workflow.unpublish();
	}
	return rows;
}

type Counts = Pick<Twice, 'alerts' | 'lost' | 'twice'>;

/** The tenth create is committed, but its answer never arrives. */
async function answerLost(host: BenchHost, workflow: PublishedWorkflow): Promise<Counts> {
	await startAnew(host, latencyMs);
	await host.standin.admin.addFault({
		method: 'POST',
		path: '/Tickets',
		skip: 9,
		effect: { kind: 'cut', when: 'afterCommit' },
	});
	await workflow.send({ alerts: jsonAlerts(`lost ${workflow.id}`, alerts) });
	return counted(host);
}

/** Two executions get the same alerts at the same time. */
async function twoAtOnce(host: BenchHost, workflow: PublishedWorkflow): Promise<Counts> {
	await startAnew(host, latencyMs);
	const body = { alerts: jsonAlerts(`two ${workflow.id}`, alerts) };
	await Promise.all([workflow.send(body), workflow.send(body)]);
	return counted(host);
}

async function counted({ standin }: BenchHost): Promise<Counts> {
	const open = (await standin.admin.tickets()).filter(
		({ completedDate }) => completedDate === null,
	);
	const keys = new Set(open.map(({ externalID }) => externalID));
	return { alerts, lost: alerts - keys.size, twice: open.length - keys.size };
}
