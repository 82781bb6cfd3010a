import type { OverBareCalls } from './bareCalls/measureBareCalls.mts';
import type { Delivered } from './delivery/deliveryCase.mts';
import type { NearThreshold } from './delivery/hourlyThreshold.mts';
import type { EditorCost } from './inN8n/editorCost.mts';
import type { SeparateAlerts } from './inN8n/separateAlerts.mts';
import type { ShippedIngest } from './inN8n/shippedIngest.mts';
import type { WorkflowRun } from './inN8n/sideBySide.mts';
import type { Twice } from './inN8n/ticketsTwice.mts';
import type { PackageCost } from './loading/packageCost.mts';
import type { Machine } from './machine.mts';
import type { ReadingCost } from './reading/measureReading.mts';

/** What the parts that need no n8n measured. */
export type WithoutN8n = {
	readonly reading: readonly ReadingCost[];
	readonly overBareCalls: OverBareCalls;
	readonly delivery: readonly Delivered[];
	/** Calls of n8n's first sign-in with a credential. */
	readonly signInCalls: number;
	readonly nearThreshold: readonly NearThreshold[];
	readonly packageCost: PackageCost;
};

/** What was measured in a real n8n. */
export type InN8n = {
	readonly sideBySide: readonly WorkflowRun[];
	readonly twice: readonly Twice[];
	/** One alert a second on average. */
	readonly steady: readonly SeparateAlerts[];
	/** Many at once. */
	readonly burst: readonly SeparateAlerts[];
	readonly ingest: ShippedIngest;
	readonly editor: EditorCost;
};

/** All that a run of the benchmark measured. */
export type Results = {
	readonly size: 'full' | 'quick' | 'small';
	/** When the run ended, ISO 8601 in UTC. */
	readonly at: string;
	readonly version: string;
	readonly machine: Machine;
	readonly withoutN8n: WithoutN8n;
	readonly inN8n: InN8n | null;
};
