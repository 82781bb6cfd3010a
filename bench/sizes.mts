import { comparisons } from './inN8n/sideBySide.mts';
import type { Comparison } from './inN8n/sideBySide.mts';
import { fullPlan, quickPlan, smallPlan } from './delivery/matrix.mts';
import type { Plan } from './delivery/matrix.mts';

/** How much is measured. */
export type Sizes = {
	readonly name: 'full' | 'quick' | 'small';
	readonly readingBlocks: number;
	readonly bareRounds: number;
	readonly delivery: Plan;
	/** Null: no n8n is started. */
	readonly inN8n: {
		readonly comparisons: readonly Comparison[];
		readonly steady: Separate;
		readonly burst: Separate;
		readonly queue: { readonly steady: Separate; readonly burst: Separate };
		readonly ingest: { readonly mails: number; readonly withinS: number };
	} | null;
};

type Separate = { readonly alerts: number; readonly withinS: number };

export const sizes = {
	/** What docs/performance.md shows; about 40 minutes. */
	full: {
		name: 'full',
		readingBlocks: 7,
		bareRounds: 5,
		delivery: fullPlan,
		inN8n: {
			comparisons,
			steady: { alerts: 300, withinS: 300 },
			burst: { alerts: 1000, withinS: 60 },
			queue: { steady: { alerts: 100, withinS: 100 }, burst: { alerts: 1000, withinS: 60 } },
			ingest: { mails: 30, withinS: 300 },
		},
	},
	/** Under three minutes, without n8n. */
	quick: {
		name: 'quick',
		readingBlocks: 3,
		bareRounds: 2,
		delivery: quickPlan,
		inN8n: null,
	},
	/** Every part of the full one with few alerts: to try the benchmark itself. */
	small: {
		name: 'small',
		readingBlocks: 1,
		bareRounds: 1,
		delivery: smallPlan,
		inN8n: {
			comparisons: [
				{ latencyMs: 50, alerts: 20, builders: ['this-node', 'http-batched', 'http-loop'] },
			],
			steady: { alerts: 30, withinS: 30 },
			burst: { alerts: 50, withinS: 5 },
			queue: { steady: { alerts: 20, withinS: 20 }, burst: { alerts: 50, withinS: 5 } },
			ingest: { mails: 3, withinS: 30 },
		},
	},
} as const satisfies Record<string, Sizes>;
