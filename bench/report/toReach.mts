import { hasRoom } from '../delivery/deliveryCase.mts';
import type { Delivered } from '../delivery/deliveryCase.mts';
import type { SeparateAlerts } from '../inN8n/separateAlerts.mts';
import type { Builder, WorkflowRun } from '../inN8n/sideBySide.mts';
import { oneEventInputs } from '../reading/measureReading.mts';
import type { Results } from '../results.mts';

/** A number and the most that it may be; no value where this run did not measure it. */
export type Goal = { readonly value: number | null; readonly limit: number };
export type Goals = Readonly<Record<string, Goal>>;

/** The numbers that the project has set itself, in the order in which they are told. */
export function toReach(results: Results): Goals {
	return { ...callGoals(results), ...sideBySideGoals(results), ...costGoals(results) };
}

function callGoals({ withoutN8n: { delivery } }: Results): Goals {
	const batches = delivery.filter(({ alerts }) => alerts >= 100);
	const single = delivery.filter(({ alerts }) => alerts === 1);
	const ofNew = ({ calls, newTickets }: Delivered) => calls / newTickets;
	const ofAll = ({ calls, alerts }: Delivered) => calls / alerts;
	const singleNew = most(single.filter(isAllNew), ofAll);
	const thousand = delivery.filter(
		(row) => isAllNew(row) && row.alerts === 1000 && row.latencyMs === 200,
	);
	return {
		callsPerNewAlert: { value: most(batches.filter(isAllNew), ofNew), limit: 1.05 },
		callsPerKnownAlert: { value: most(batches.filter(isAllKnown), ofAll), limit: 0.01 },
		callsPerSingleNewAlert: { value: singleNew, limit: 3 },
		extraCallsCold: { value: extraCold(delivery, singleNew), limit: 12 },
		wallOverPhysicalLimit: {
			value: most(thousand, ({ wallMs, physicalMs }) => wallMs / physicalMs),
			limit: 1.1,
		},
	};
}

function extraCold(delivery: readonly Delivered[], warm: number | null): number | null {
	const cold = most(delivery, ({ coldCalls }) => coldCalls);
	return cold === null || warm === null ? null : cold - warm;
}

function sideBySideGoals({ inN8n }: Results): Goals {
	const runs = inN8n?.sideBySide ?? [];
	const calls = (known: WorkflowRun['known']) =>
		worstRatio(
			runs,
			'http-loop',
			(run) => run.known === known,
			({ calls: made }) => made,
		);
	const hasLatency = ({ latencyMs }: WorkflowRun) => latencyMs > 0;
	const wall = ({ wallMs }: WorkflowRun) => wallMs;
	return {
		callsOverHttpLoopAllNew: { value: calls('none'), limit: 0.55 },
		callsOverHttpLoopHalfKnown: { value: calls('half'), limit: 0.4 },
		callsOverHttpLoopAllKnown: { value: calls('all'), limit: 0.02 },
		timeOverHttpLoop: { value: worstRatio(runs, 'http-loop', hasLatency, wall), limit: 1 / 3 },
		timeOverHttpBatched: {
			value: worstRatio(runs, 'http-batched', hasLatency, wall),
			limit: 1,
		},
	};
}

/** The largest ratio of this node to another builder over the same batches. */
function worstRatio(
	runs: readonly WorkflowRun[],
	other: Builder,
	counts: (run: WorkflowRun) => boolean,
	number: (run: WorkflowRun) => number,
): number | null {
	const others = runs.filter((run) => run.builder === other && counts(run));
	const ratios = others.flatMap((theirs) => {
		const ours = runs.find(
			(run) =>
				run.builder === 'this-node' &&
				run.latencyMs === theirs.latencyMs &&
				run.alerts === theirs.alerts &&
				run.known === theirs.known,
		);
		return ours === undefined ? [] : number(ours) / number(theirs);
	});
	return most(ratios, (ratio) => ratio);
}

function costGoals({ withoutN8n, inN8n }: Results): Goals {
	const oneEvent = withoutN8n.reading.filter(({ input }) => oneEventInputs.includes(input));
	return {
		cpuMsPerAlert: { value: most(oneEvent, ({ cpuMs }) => cpuMs), limit: 2 },
		cpuOverBareCalls: { value: withoutN8n.overBareCalls.ratio, limit: 3 },
		memoryMb10k: { value: memoryOf10k(withoutN8n.delivery, (row) => !hasRoom(row)), limit: 300 },
		latencyOverEmptyWorkflow: {
			value: most(
				inN8n?.steady ?? [],
				({ commitMs, emptyWebhookMs, latencyMs }) =>
					commitMs.p50 / (emptyWebhookMs.p50 + 2 * latencyMs),
			),
			limit: 1.2,
		},
	};
}

function memoryOf10k(
	rows: readonly Delivered[],
	isWanted: (row: Delivered) => boolean,
): number | null {
	return most(
		rows.filter((row) => row.alerts === 10_000 && isWanted(row)),
		({ extraPeakMb }) => extraPeakMb,
	);
}

/** What is promised beside those, without a name in the list above. */
export function alsoToReach({ withoutN8n, inN8n }: Results): Goals {
	const { delivery, packageCost } = withoutN8n;
	const singleKnown = delivery.filter((row) => isAllKnown(row) && row.alerts === 1);
	const steady = inSingleProcess(inN8n?.steady);
	const burst = inN8n?.burst ?? [];
	const separate = [...(inN8n?.steady ?? []), ...burst];
	const ours = [...(inN8n?.twice ?? []), ...(inN8n?.sideBySide ?? [])].filter(
		({ builder }) => builder === 'this-node',
	);
	const refusedOnce = [...delivery, ...inSingleProcess(separate)];
	return {
		callsPerSingleKnownAlert: { value: most(singleKnown, ({ calls }) => calls), limit: 1 },
		threadLimitAnswers: {
			value: most(refusedOnce, ({ threadLimited }) => threadLimited),
			limit: 0,
		},
		memoryMb10kWithRoom: {
			value: memoryOf10k(delivery, hasRoom),
			limit: 300,
		},
		cpuGrowthTo10k: { value: growth(delivery), limit: 1.25 },
		ticketsTwice: { value: most([...ours, ...separate], ({ twice }) => twice), limit: 0 },
		commitP50Ms: { value: most(steady, ({ commitMs }) => commitMs.p50), limit: 1000 },
		commitP99Ms: { value: most(steady, ({ commitMs }) => commitMs.p99), limit: 5000 },
		burstNotAnswered2xx: {
			value: most(burst, ({ alerts, answered2xx }) => alerts - answered2xx),
			limit: 0,
		},
		burstWithoutTicketIn5Min: {
			value: most(burst, ({ alerts, committedInTime }) => alerts - committedInTime),
			limit: 0,
		},
		descriptionKb: { value: packageCost.descriptionBytes / 1000, limit: 40 },
	};
}

/** CPU an alert of 10,000 new ones over that of 1,000: 1 where it grows linearly. */
function growth(delivery: readonly Delivered[]): number | null {
	const cpu = (count: number) =>
		most(
			delivery.filter(
				(row) => isAllNew(row) && row.latencyMs === 0 && row.alerts === count && hasRoom(row),
			),
			({ cpuMs, alerts }) => cpuMs / alerts,
		);
	const [few, many] = [cpu(1000), cpu(10_000)];
	return few === null || many === null ? null : many / few;
}

/** What holds for a single process only: workers do not know of each other's calls. */
function inSingleProcess(rows: readonly SeparateAlerts[] = []): readonly SeparateAlerts[] {
	return rows.filter(({ mode }) => mode === 'single process');
}

function isAllNew({ known }: Pick<Delivered, 'known'>): boolean {
	return known === 'none';
}

function isAllKnown({ known }: Pick<Delivered, 'known'>): boolean {
	return known === 'all';
}

function most<T>(rows: readonly T[], number: (row: T) => number): number | null {
	return rows.length === 0 ? null : Math.max(...rows.map(number));
}

/** Whether a goal is reached; null where this run did not measure it. */
export function isReached({ value, limit }: Goal): boolean | null {
	return value === null ? null : value <= limit;
}
