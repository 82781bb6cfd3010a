/** How many of the alerts have a ticket already when a run begins. */
export const knownShares = { none: 0, half: 0.5, all: 1 } as const;
export type Known = keyof typeof knownShares;

export type DeliveryCase = {
	readonly latencyMs: number;
	readonly alerts: number;
	readonly known: Known;
	/** How large V8's old generation may be, n8n and garbage included; absent: as V8 likes. */
	readonly heapLimitMb?: number | undefined;
};

/** A run of the node in a process that has made a ticket before. */
export type Delivered = DeliveryCase & {
	readonly newTickets: number;
	readonly calls: number;
	/** Calls of a cold process for its first alert, a new one. */
	readonly coldCalls: number;
	readonly routes: Readonly<Record<string, number>>;
	/** By endpoint, as the stand-in saw it. */
	readonly peakInFlight: Readonly<Record<string, number>>;
	readonly threadLimited: number;
	readonly hourlyLimit: 'default' | 'unlimited';
	readonly wallMs: number;
	/** New tickets × (latency + slot lag) / 3. */
	readonly physicalMs: number;
	readonly cpuMs: number;
	/** The most that the process took, beyond the most it had taken before, items included. */
	readonly extraPeakMb: number;
	/** Other cases ran at the same time: its wall and CPU times say less. */
	readonly sideBySide: boolean;
};

/** Whether V8 may keep garbage for as long as it likes. */
export function hasRoom({ heapLimitMb }: DeliveryCase): boolean {
	return heapLimitMb === undefined;
}

/** A slot of Autotask's thread limit is freed so long after its answer. */
export const slotLagMs = 20;
export const threads = 3;

export function physicalMs(newTickets: number, latencyMs: number): number {
	return (newTickets * (latencyMs + slotLagMs)) / threads;
}

export function nameOf({ latencyMs, alerts, known, heapLimitMb }: DeliveryCase): string {
	const share = { none: 'all new', half: 'half known', all: 'all known' }[known];
	const heap = heapLimitMb === undefined ? '' : `, old generation of ${heapLimitMb} MB`;
	return `${alerts} alerts, ${share}, ${latencyMs} ms${heap}`;
}
