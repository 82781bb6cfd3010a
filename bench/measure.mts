import { measureOverBareCalls } from './bareCalls/measureBareCalls.mts';
import type { DeliveryCase, Delivered } from './delivery/deliveryCase.mts';
import { measureNearThreshold } from './delivery/hourlyThreshold.mts';
import { keyReader, runAlone, runSideBySide } from './delivery/matrix.mts';
import type { Means } from './delivery/runCase.mts';
import { measureSignIn } from './delivery/signIn.mts';
import { withHost, withQueueHost } from './inN8n/benchHost.mts';
import type { SingleProcessHost } from './inN8n/benchHost.mts';
import { measureEditorCost } from './inN8n/editorCost.mts';
import { measureSeparateAlerts } from './inN8n/separateAlerts.mts';
import type { SeparateAlerts } from './inN8n/separateAlerts.mts';
import { measureShippedIngest } from './inN8n/shippedIngest.mts';
import { compare } from './inN8n/sideBySide.mts';
import { measureTwice } from './inN8n/ticketsTwice.mts';
import { measurePackageCost } from './loading/packageCost.mts';
import { thisMachine } from './machine.mts';
import { packUnderTest } from './packageUnderTest.mts';
import type { PackageUnderTest } from './packageUnderTest.mts';
import { measureReading } from './reading/measureReading.mts';
import type { InN8n, Results, WithoutN8n } from './results.mts';
import type { Sizes } from './sizes.mts';

type InN8nSizes = NonNullable<Sizes['inN8n']>;

/** Measures everything that the sizes ask for; tells on the terminal how it gets on. */
export async function measure(sizes: Sizes): Promise<Results> {
	const packed = await packUnderTest();
	const means = { packageFolder: packed.folder, keysOf: await keyReader() };
	const { sideBySide } = sizes.delivery;
	const { without, inN8n } =
		sizes.inN8n === null
			? await quickly(sizes, packed, means)
			: await wholly(sizes, sizes.inN8n, packed, means, sideBySide);
	return {
		size: sizes.name,
		at: new Date().toISOString(),
		version: packed.version,
		machine: thisMachine(),
		withoutN8n: without,
		inN8n,
	};
}

type Both = { readonly without: WithoutN8n; readonly inN8n: InN8n | null };

/** What waits most of the time runs beside all the rest. */
async function quickly(sizes: Sizes, packed: PackageUnderTest, means: Means): Promise<Both> {
	const [beside, without] = await Promise.all([
		runSideBySide(sizes.delivery.sideBySide, means),
		measureWithoutN8n(sizes, packed, means),
	]);
	return { without: withRows(without, beside), inN8n: null };
}

/**
 * What is sensitive to other work has the machine to itself: first what needs no n8n, last the
 * latency from alert to ticket.
 */
async function wholly(
	sizes: Sizes,
	inN8nSizes: InN8nSizes,
	packed: PackageUnderTest,
	means: Means,
	sideBySide: readonly DeliveryCase[],
): Promise<Both> {
	const without = await measureWithoutN8n(sizes, packed, means);
	const single = await withHost(async (host) => {
		const [beside, insensitive] = await Promise.all([
			runSideBySide(sideBySide, means),
			measureInsensitive(host, inN8nSizes, means),
		]);
		step('Alerts as separate requests, evenly');
		const given = { mode: 'single process', ...inN8nSizes.steady } as const;
		return { beside, ...insensitive, steady: await measureSeparateAlerts(host, means, given) };
	});
	step('n8n in queue mode');
	const queue = await measureQueueMode(inN8nSizes, means);
	const { beside, ...inN8n } = single;
	return {
		without: withRows(without, beside),
		inN8n: {
			...inN8n,
			steady: [single.steady, queue.steady],
			burst: [single.burst, queue.burst],
		},
	};
}

async function measureQueueMode(
	{ queue: { steady, burst } }: InN8nSizes,
	means: Means,
): Promise<{ readonly steady: SeparateAlerts; readonly burst: SeparateAlerts }> {
	const mode = 'queue mode';
	return withQueueHost(async (host) => ({
		steady: await measureSeparateAlerts(host, means, { mode, ...steady }),
		burst: await measureSeparateAlerts(host, means, { mode, ...burst }),
	}));
}

function withRows(without: WithoutN8n, beside: readonly Delivered[]): WithoutN8n {
	return { ...without, delivery: [...without.delivery, ...beside] };
}

async function measureWithoutN8n(
	{ readingBlocks, bareRounds, delivery }: Sizes,
	packed: PackageUnderTest,
	means: Means,
): Promise<WithoutN8n> {
	step('Reading and planning');
	const reading = await measureReading(readingBlocks);
	step('The node beside bare calls');
	const overBareCalls = await measureOverBareCalls(means, bareRounds);
	step('Delivery');
	const rows = await runAlone(delivery.alone, means);
	step('Near the hourly threshold');
	const nearThreshold = await measureNearThreshold(means);
	step('Signing in, loading');
	return {
		reading,
		overBareCalls,
		delivery: rows,
		nearThreshold,
		signInCalls: await measureSignIn(means),
		packageCost: await measurePackageCost(packed),
	};
}

async function measureInsensitive(
	host: SingleProcessHost,
	{ comparisons, burst, ingest }: InN8nSizes,
	means: Means,
): Promise<Omit<InN8n, 'steady' | 'burst'> & { readonly burst: SeparateAlerts }> {
	step('The shipped ingest');
	const ingested = await measureShippedIngest(host, ingest);
	step('Side by side');
	const sideBySide: InN8n['sideBySide'][] = [];
	for (const comparison of comparisons) sideBySide.push(await compare(host, comparison, means));
	step('Tickets twice');
	const twice = await measureTwice(host);
	step('Alerts as separate requests, many at once');
	const together = await measureSeparateAlerts(host, means, { mode: 'single process', ...burst });
	step('The editor');
	return {
		ingest: ingested,
		sideBySide: sideBySide.flat(),
		twice,
		burst: together,
		editor: await measureEditorCost(host),
	};
}

function step(title: string): void {
	console.log(`\n${new Date().toISOString().slice(11, 19)} ${title}`);
}
