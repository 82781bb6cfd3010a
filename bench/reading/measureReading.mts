import { z } from 'zod';
import { startStandin } from '../../test/standin/start.mts';
import { buildProgram } from '../builtProgram.mts';
import {
	asGraphItem,
	asRawMail,
	mailOfFortyEvents,
	mailOfOneEvent,
	mailOfTwoMegabytes,
} from '../workload/mails.mts';
import { jsonAlerts } from '../workload/jsonAlerts.mts';
import { mappedTenants } from '../workload/tenants.mts';

/** What reading and planning one kind of mail costs. */
export type ReadingCost = {
	readonly input: string;
	readonly kilobytes: number;
	readonly alertsPerItem: number;
	/** Wall time of reading, ms an item; the median of several blocks. */
	readonly readMs: number;
	/** CPU time of read, key, route and plan, ms an item. */
	readonly cpuMs: number;
};

type Input = { readonly json: unknown } | { readonly rawMail: string };
type Case = {
	readonly input: string;
	readonly count: number;
	readonly item: (n: number) => Input;
};

const measured = z.object({
	alertsPerItem: z.number(),
	readMsPerItem: z.number(),
	readPlanCpuMsPerItem: z.number(),
});

const graph = (html: string, n: number): Input => ({ json: asGraphItem(html, n) });
const raw = (html: string, n: number): Input => ({ rawMail: asRawMail(html, n) });

const cases: readonly Case[] = [
	{ input: 'mail, 1 event', count: 300, item: (n) => graph(mailOfOneEvent('read', n), n) },
	{ input: 'mail, 1 event, raw', count: 300, item: (n) => raw(mailOfOneEvent('read', n), n) },
	{ input: 'mail, 40 events', count: 30, item: (n) => graph(mailOfFortyEvents('read', n), n) },
	{
		input: 'mail of 2 MB, 1 event',
		count: 3,
		item: (n) => graph(mailOfTwoMegabytes('read', n), n),
	},
];

export const oneEventInputs = ['mail, 1 event', 'mail, 1 event, raw'];

/** Reads and plans each kind of mail in a process of its own. */
export async function measureReading(blocks: number): Promise<readonly ReadingCost[]> {
	const program = await buildProgram('reading/readerProgram.cts');
	const standin = await startStandin();
	try {
		const costs: ReadingCost[] = [];
		for (const { input, count, item } of allCases()) {
			const items = Array.from({ length: count }, (_, n) => item(n));
			const task = {
				standinUrl: standin.url,
				tenants: mappedTenants,
				blocks,
				items,
			};
			const cost = measured.parse(await program.run(task));
			costs.push({
				input,
				kilobytes: JSON.stringify(items[0]).length / 1000,
				alertsPerItem: cost.alertsPerItem,
				readMs: cost.readMsPerItem,
				cpuMs: cost.readPlanCpuMsPerItem,
			});
		}
		return costs;
	} finally {
		await standin.stop();
	}
}

function allCases(): readonly Case[] {
	const alerts = jsonAlerts('read', 1000);
	const json = {
		input: 'JSON alert',
		count: alerts.length,
		item: (n: number) => ({ json: alerts[n] }),
	};
	return [...cases, json];
}
