import type { Counters } from '../../test/standin/adminApi.mts';
import { startStandin } from '../../test/standin/start.mts';
import type { Standin } from '../../test/standin/start.mts';
import { standinCredential } from '../../tools/host/credential.mts';
import type { NodeItem, NodeJob, NodeRun } from '../../tools/nodeRunner/messages.mts';
import { startRunner } from '../../tools/nodeRunner/startRunner.mts';
import type { NodeRunner } from '../../tools/nodeRunner/startRunner.mts';
import { jsonAlert, jsonAlerts } from '../workload/jsonAlerts.mts';
import { seedTickets } from '../workload/knownTickets.mts';
import { nodeParameters } from '../workload/tenants.mts';
import { knownShares, nameOf, physicalMs, slotLagMs, threads } from './deliveryCase.mts';
import type { DeliveryCase, Delivered } from './deliveryCase.mts';

/** What runs are made with. */
export type Means = {
	readonly packageFolder: string;
	/** Gives the external ids of alerts. */
	readonly keysOf: (alerts: readonly unknown[]) => Promise<readonly string[]>;
};

const hourlyLimitUpTo = 3000;
const unlimited = 1_000_000_000;

/**
 * Starts a stand-in and a process with the node, makes the tickets that shall be known, and runs the
 * case. Rejects when an alert has not exactly one ticket afterwards.
 */
export async function runCase(
	given: DeliveryCase,
	{ packageFolder, keysOf }: Means,
	sideBySide = false,
): Promise<Delivered> {
	const { heapLimitMb } = given;
	const [standin, runner] = await Promise.all([
		startStandin(),
		startRunner({ packageFolder, heapLimitMb }),
	]);
	try {
		const alerts = jsonAlerts('case', given.alerts);
		const knownCount = Math.ceil(alerts.length * knownShares[given.known]);
		await prepare(standin, given, await keysOf(alerts.slice(0, knownCount)));
		const cold = await firstAlert(runner, standin);
		const run = await runOf(runner, jobOf(standin, alerts));
		const counters = await standin.admin.counters();
		await check(standin, given, run, knownCount);
		return {
			...given,
			...toldBy(counters),
			newTickets: alerts.length - knownCount,
			coldCalls: cold.calls,
			hourlyLimit: given.alerts > hourlyLimitUpTo ? 'unlimited' : 'default',
			wallMs: run.wallMs,
			physicalMs: physicalMs(alerts.length - knownCount, given.latencyMs),
			cpuMs: run.cpuMs,
			extraPeakMb: (run.peakBytes - run.peakBeforeBytes) / 2 ** 20,
			sideBySide,
		};
	} finally {
		await Promise.all([runner.stop(), standin.stop()]);
	}
}

async function prepare(
	{ admin }: Standin,
	{ alerts, latencyMs }: DeliveryCase,
	known: readonly string[],
): Promise<void> {
	await admin.setSwitches({
		latencyMs,
		threadLimit: threads,
		threadSlotLingerMs: slotLagMs,
		...(alerts > hourlyLimitUpTo ? { hourlyLimit: unlimited } : {}),
	});
	await seedTickets(admin, known);
}

/** One new alert in a process that has done nothing yet. */
export async function firstAlert(
	runner: NodeRunner,
	standin: Standin,
): Promise<{ readonly calls: number }> {
	await runOf(runner, jobOf(standin, [jsonAlert('first', 0)]));
	const { total } = await standin.admin.counters();
	await standin.admin.clearCounters();
	return { calls: total };
}

/** Items for the node, with a credential that has signed in before, as n8n keeps it. */
export function jobOf({ url, adminUrl }: Standin, alerts: readonly NodeItem['json'][]): NodeJob {
	const { data } = standinCredential(url, 'valid');
	return {
		items: alerts.map((json) => ({ json })),
		parameters: nodeParameters,
		credential: { ...data, zoneUrl: url, webUrl: `${adminUrl}/` },
	};
}

/** The run of a job; rejects when the process died or the node ended with an error. */
export async function runOf(runner: NodeRunner, job: NodeJob): Promise<NodeRun> {
	const end = await runner.run(job);
	if (end.kind === 'died') throw new Error('The process with the node died');
	if (end.run.error !== null) throw new Error(end.run.error.message);
	return end.run;
}

function toldBy({ total, threadLimited, endpoints, routes }: Counters) {
	return {
		calls: total,
		threadLimited,
		peakInFlight: mapValues(endpoints, ({ peakInFlight }) => peakInFlight),
		routes: mapValues(routes, ({ requests }) => requests),
	};
}

function mapValues<T, U>(
	values: Readonly<Record<string, T>>,
	map: (value: T) => U,
): Readonly<Record<string, U>> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

async function check(
	{ admin }: Standin,
	given: DeliveryCase,
	{ outputs }: NodeRun,
	known: number,
): Promise<void> {
	const tickets = await admin.tickets();
	const [created = 0, existing = 0] = outputs.map((items) => items.length);
	const keys = new Set(tickets.map(({ externalID }) => externalID));
	const right =
		created === given.alerts - known &&
		existing === known &&
		tickets.length === given.alerts + 1 &&
		keys.size === tickets.length;
	if (right) return;
	throw new Error(
		`${nameOf(given)}: ${created} created, ${existing} existing, ${tickets.length} tickets with ` +
			`${keys.size} external ids, one of them of the first alert. That is not what was to come out.`,
	);
}
