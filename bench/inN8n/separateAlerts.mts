import { setTimeout as pause } from 'node:timers/promises';
import type { StoredTicket } from '../../test/standin/adminApi.mts';
import type { Means } from '../delivery/runCase.mts';
import { untilNoneRuns } from '../../tools/host/executionsByStatus.mts';
import { quantile } from '../median.mts';
import { jsonAlerts } from '../workload/jsonAlerts.mts';
import type { BenchHost } from './benchHost.mts';
import { publishWorkflow } from './benchWorkflow.mts';
import type { PublishedWorkflow } from './benchWorkflow.mts';
import { startAnew } from './sideBySide.mts';

export type Mode = 'single process' | 'queue mode';

/** Alerts as requests of their own, each from its sending to the commit of its ticket. */
export type SeparateAlerts = {
	readonly mode: Mode;
	readonly alerts: number;
	readonly sentWithinS: number;
	readonly latencyMs: number;
	readonly answered2xx: number;
	readonly answerMs: Quantiles;
	readonly committed: number;
	/** Within five minutes of the request. */
	readonly committedInTime: number;
	readonly commitMs: Quantiles;
	/** Between the first request and the last commit. */
	readonly perMinute: number;
	readonly callsPerAlert: number;
	/** Calls that the thread limit refused. */
	readonly threadLimited: number;
	/** Open tickets beyond one an alert. */
	readonly twice: number;
	/** The same n8n answering a workflow of a webhook alone, asked in between. */
	readonly emptyWebhookMs: Quantiles;
};

export type Quantiles = {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly max: number;
};

export const endToEndLatencyMs = 50;
const waitForTicketsMs = 300_000;
const pollMs = 500;

/** Sends alerts at random times within so many seconds, and an empty request now and then. */
export async function measureSeparateAlerts(
	host: BenchHost,
	{ keysOf }: Pick<Means, 'keysOf'>,
	given: { readonly mode: Mode; readonly alerts: number; readonly withinS: number },
): Promise<SeparateAlerts> {
	const workflow = await publishWorkflow(host, 'webhook-to-ticket');
	const empty = await publishWorkflow(host, 'empty-webhook');
	await warmUp(host, workflow, empty);
	await startAnew(host, endToEndLatencyMs);
	const alerts = jsonAlerts(`separate ${workflow.id}`, given.alerts);
	const keys = await keysOf(alerts);
	const started = Date.now();
	const times = arrivals(given.alerts, given.withinS * 1000);
	const [sent, empties] = await Promise.all([
		Promise.all(alerts.map(async (alert, n) => sendAt(workflow, alert, started + (times[n] ?? 0)))),
		askEmpty(empty, started, given.withinS),
	]);
	const committed = await commits(host, workflow, given.alerts);
	const { total, threadLimited } = await host.standin.admin.counters();
	const open = (await host.standin.admin.tickets()).filter(isOpen);
	await Promise.all([workflow.unpublish(), empty.unpublish()]);
	const commitMs = keys.flatMap((key, n) => {
		const at = committed.get(key);
		return at === undefined ? [] : at - (sent[n]?.atMs ?? 0);
	});
	const lastCommit = Math.max(...committed.values());
	return {
		mode: given.mode,
		alerts: given.alerts,
		sentWithinS: given.withinS,
		latencyMs: endToEndLatencyMs,
		answered2xx: sent.filter(({ status }) => status >= 200 && status < 300).length,
		answerMs: quantiles(sent.map(({ ms }) => ms)),
		committed: commitMs.length,
		committedInTime: commitMs.filter((ms) => ms <= waitForTicketsMs).length,
		commitMs: quantiles(commitMs),
		perMinute: (commitMs.length / (lastCommit - started)) * 60_000,
		callsPerAlert: total / given.alerts,
		threadLimited,
		twice: open.length - new Set(open.map(({ externalID }) => externalID)).size,
		emptyWebhookMs: quantiles(empties),
	};
}

function isOpen({ completedDate }: StoredTicket): boolean {
	return completedDate === null;
}

async function warmUp(
	host: BenchHost,
	workflow: PublishedWorkflow,
	empty: PublishedWorkflow,
): Promise<void> {
	await startAnew(host, 0);
	const alerts = jsonAlerts(`warm ${workflow.id}`, 20);
	for (const alert of alerts) {
		await workflow.send(alert);
		await empty.send({});
	}
	await commits(host, workflow, alerts.length);
}

type Sent = { readonly atMs: number; readonly status: number; readonly ms: number };

async function sendAt(workflow: PublishedWorkflow, alert: unknown, dueMs: number): Promise<Sent> {
	await pause(Math.max(0, dueMs - Date.now()));
	const atMs = Date.now();
	return { atMs, ...(await workflow.send(alert)) };
}

/** One request a second, so that it meets n8n as the alerts do. */
async function askEmpty(
	empty: PublishedWorkflow,
	started: number,
	seconds: number,
): Promise<readonly number[]> {
	const asked: number[] = [];
	for (let second = 0; second < seconds; second += 1) {
		asked.push((await sendAt(empty, {}, started + second * 1000)).ms);
	}
	return asked;
}

/**
 * When the ticket of each external id was committed; waits until there are so many, and until all
 * are verified: tickets that vanished before would count as ones that do not keep their key.
 */
async function commits(
	{ standin, api }: BenchHost,
	workflow: PublishedWorkflow,
	count: number,
): Promise<Map<string, number>> {
	const end = Date.now() + waitForTicketsMs;
	for (;;) {
		const tickets = await standin.admin.tickets();
		if (tickets.length >= count || Date.now() > end) {
			await untilNoneRuns(api, workflow.id, waitForTicketsMs);
			return new Map(
				tickets.map(({ externalID, committedAt }) => [externalID, Date.parse(committedAt)]),
			);
		}
		await pause(pollMs);
	}
}

/** Times in ms at random, always the same ones: mails do not come evenly. */
function arrivals(count: number, withinMs: number): readonly number[] {
	let state = 42;
	const next = () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
	return Array.from({ length: count }, () => next() * withinMs);
}

/** The median, how long the slowest 5 and 1 of 100 take, and the slowest. */
export function quantiles(values: readonly number[]): Quantiles {
	return {
		p50: quantile(values, 0.5),
		p95: quantile(values, 0.95),
		p99: quantile(values, 0.99),
		max: quantile(values, 1),
	};
}
