/**
 * Measures reading and planning in a process of its own: `readerProgram <task file>`. The answer
 * is one JSON line, in the shape that measureReading.mts expects.
 */
import { readFileSync } from 'node:fs';
import { memoize } from 'lodash';
import { z } from 'zod';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { SourceItem } from '../../nodes/OfficeProtectAutotask/alert/sourceItem';
import { loadReference } from '../../nodes/OfficeProtectAutotask/autotask/reference';
import type { Reference } from '../../nodes/OfficeProtectAutotask/autotask/reference';
import { foldCopies } from '../../nodes/OfficeProtectAutotask/plan/candidate';
import { candidateOf } from '../../nodes/OfficeProtectAutotask/plan/candidateOf';
import { makePlan } from '../../nodes/OfficeProtectAutotask/plan/plan';
import { companyIdsOf, rulesOf } from '../../nodes/OfficeProtectAutotask/routing/rules';
import type { RoutingChoices } from '../../nodes/OfficeProtectAutotask/routing/rules';
import { openTestOffice } from '../../test/integration/office.cts';
import { sampleRouting } from '../../test/unit/routing/sampleRouting.cts';
import { sampleSettings } from '../../test/unit/ticket/sampleSettings.cts';
import { median } from '../median.mts';

const task = z.object({
	standinUrl: z.string(),
	tenants: z.array(z.object({ tenant: z.string(), companyID: z.number() })),
	/** Blocks whose median is told, after one that warms up. */
	blocks: z.number(),
	items: z.array(
		z.union([z.object({ json: z.unknown() }).strict(), z.object({ rawMail: z.string() }).strict()]),
	),
});
type Task = z.infer<typeof task>;

async function main(file: string): Promise<void> {
	const given = task.parse(JSON.parse(readFileSync(file, 'utf8')));
	const routing = routingOf(given);
	const reference = await referenceOf(given, routing);
	const items = given.items.map(sourceOf);
	let alerts = 0;
	const readMs: number[] = [];
	const cpuMs: number[] = [];
	for (let block = 0; block <= given.blocks; block += 1) {
		const started = performance.now();
		for (const item of items) await readItem(item, defaultReaderOptions);
		readMs.push((performance.now() - started) / items.length);
		const before = process.cpuUsage();
		alerts = await planned(items, routing, reference);
		const { user, system } = process.cpuUsage(before);
		cpuMs.push((user + system) / 1000 / items.length);
	}
	const answer = {
		alertsPerItem: alerts / items.length,
		readMsPerItem: median(readMs.slice(1)),
		readPlanCpuMsPerItem: median(cpuMs.slice(1)),
	};
	process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function routingOf({ tenants }: Task): RoutingChoices {
	return sampleRouting({
		mappingRows: tenants.map((row) => ({ ...row, companyName: null, flow: true })),
		settings: sampleSettings({ queueID: '29683482', ticketCategory: '114', priority: '1' }),
	});
}

async function referenceOf({ standinUrl }: Task, routing: RoutingChoices): Promise<Reference> {
	const { client, reference } = openTestOffice({ url: standinUrl });
	const loaded = await loadReference(client, companyIdsOf(routing), reference, Date.now());
	if (loaded.kind !== 'ok') throw new Error(`No ticket settings: ${JSON.stringify(loaded)}`);
	return loaded.value;
}

function sourceOf(item: Task['items'][number], itemIndex: number): SourceItem {
	if (!('rawMail' in item)) return { itemIndex, json: item.json, files: [] };
	const bytes = Buffer.from(item.rawMail, 'utf8');
	const file = { fileName: 'mail.eml', mimeType: 'message/rfc822', bytes };
	return { itemIndex, json: {}, files: [file] };
}

/** Reads, routes, drafts and plans all items; gives how many tickets would be created. */
async function planned(
	items: readonly SourceItem[],
	routing: RoutingChoices,
	{ schema, companies }: Reference,
): Promise<number> {
	const { context } = openTestOffice({ url: '' });
	const rules = memoize((choices: RoutingChoices) => rulesOf(choices, companies));
	const readings = await Promise.all(items.map((item) => readItem(item, defaultReaderOptions)));
	const candidates = foldCopies(
		readings
			.flat()
			.flatMap((reading) =>
				reading.kind === 'alert'
					? candidateOf(reading.alert, reading.origin, rules(routing), schema, context.now)
					: [],
			),
	);
	const nothingKnown = {
		tickets: new Map(),
		noteTitles: new Map(),
		unclear: new Map(),
		rejected: new Set<string>(),
	};
	return makePlan(candidates, nothingKnown, 0).filter(({ kind }) => kind === 'create').length;
}

const [file = ''] = process.argv.slice(2);
main(file).catch((error: unknown) => {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exitCode = 1;
});
