import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoggedRequest } from '../../test/standin/adminApi.mts';
import { startStandin } from '../../test/standin/start.mts';
import type { Standin } from '../../test/standin/start.mts';
import type { NodeItem } from '../../tools/nodeRunner/messages.mts';
import { startRunner } from '../../tools/nodeRunner/startRunner.mts';
import type { NodeRunner } from '../../tools/nodeRunner/startRunner.mts';
import { bundle } from '../builtProgram.mts';
import { slotLagMs, threads } from '../delivery/deliveryCase.mts';
import { jobOf, runOf } from '../delivery/runCase.mts';
import type { Means } from '../delivery/runCase.mts';
import { median } from '../median.mts';
import { workFolder } from '../packageUnderTest.mts';
import { asGraphItem, mailOfOneEvent } from '../workload/mails.mts';

/** CPU of the node beside that of a node which makes the same calls and nothing else. */
export type OverBareCalls = {
	readonly alerts: number;
	readonly calls: number;
	/** Medians over the rounds, ms an alert. */
	readonly nodeCpuMs: number;
	readonly bareCpuMs: number;
	/** The median of the rounds' ratios. */
	readonly ratio: number;
};

const alerts = 300;

type Round = { readonly nodeCpuMs: number; readonly bareCpuMs: number; readonly calls: number };

/** Mails of 30 kB with one event each, all new, through the node and then its calls through the bare one. */
export async function measureOverBareCalls(
	{ packageFolder }: Means,
	counted: number,
): Promise<OverBareCalls> {
	const bareFolder = await makeBarePackage();
	const [standin, node, bare] = await Promise.all([
		startStandin(),
		startRunner({ packageFolder }),
		startRunner({ packageFolder: bareFolder }),
	]);
	try {
		const rounds: Round[] = [];
		for (let n = 0; n <= counted; n += 1) rounds.push(await round({ standin, node, bare, n }));
		const later = rounds.slice(1);
		return {
			alerts,
			calls: later[0]?.calls ?? 0,
			nodeCpuMs: median(later.map(({ nodeCpuMs }) => nodeCpuMs)) / alerts,
			bareCpuMs: median(later.map(({ bareCpuMs }) => bareCpuMs)) / alerts,
			ratio: median(later.map(({ nodeCpuMs, bareCpuMs }) => nodeCpuMs / bareCpuMs)),
		};
	} finally {
		await Promise.all([node.stop(), bare.stop(), standin.stop()]);
	}
}

type Both = {
	readonly standin: Standin;
	readonly node: NodeRunner;
	readonly bare: NodeRunner;
	readonly n: number;
};

/** The first round of a process also signs in and loads what it keeps; it is not counted. */
async function round({ standin, node, bare, n }: Both): Promise<Round> {
	const { admin } = standin;
	await startAnew(standin);
	const mails = Array.from({ length: alerts }, (_, mail) =>
		asGraphItem(mailOfOneEvent(`round ${n}`, mail), mail),
	);
	const ran = await runOf(node, jobOf(standin, mails));
	const calls = await admin.requests();
	const tickets = await admin.tickets();
	if (tickets.length !== alerts) throw new Error(`${tickets.length} tickets of ${alerts} alerts`);
	await startAnew(standin);
	const repeated = await runOf(bare, {
		...jobOf(standin, calls.map(callOf)),
		parameters: {},
	});
	const made = (await admin.counters()).total;
	if (made !== calls.length) throw new Error(`${made} calls in place of ${calls.length}`);
	return { nodeCpuMs: ran.cpuMs, bareCpuMs: repeated.cpuMs, calls: calls.length };
}

async function startAnew({ admin }: Standin): Promise<void> {
	await admin.reset();
	await admin.setSwitches({ threadLimit: threads, threadSlotLingerMs: slotLagMs });
}

function callOf({ method, path: where, body }: LoggedRequest): NodeItem['json'] {
	return { method, path: where.replace(/^.*\/V1\.0\//i, ''), body: body === '' ? null : body };
}

async function makeBarePackage(): Promise<string> {
	const folder = path.join(workFolder, 'bareCalls');
	await mkdir(folder, { recursive: true });
	await bundle('bareCalls/BareCalls.node.cts', path.join(folder, 'BareCalls.node.js'));
	const manifest = {
		name: 'bench-bare-calls',
		version: '0.0.0',
		n8n: {
			nodes: ['BareCalls.node.js'],
			credentials: ['../package/dist/credentials/OfficeProtectAutotaskApi.credentials.js'],
		},
	};
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}
