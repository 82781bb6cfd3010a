import type { LoggedRequest, RequestCounts, RouteCount } from './adminApi.mts';

type Tally = {
	requests: number;
	inFlight: number;
	peakInFlight: number;
	statuses: Record<string, number>;
};

const emptyTally = (): Tally => ({ requests: 0, inFlight: 0, peakInFlight: 0, statuses: {} });
const kept = 2000;

/**
 * Counts requests by endpoint and by route, with the peak in flight, and keeps the newest ones.
 * `Limit` names the limits whose refusals are counted.
 */
export class RequestCounters<Limit extends string = never> {
	#all = emptyTally();
	#refusals = new Map<Limit, number>();
	#endpoints = new Map<string, Tally>();
	#routes = new Map<string, Tally>();
	#log: (LoggedRequest & { status: number })[] = [];

	/** Counts a request as in flight; the function given counts its end with the status (0 = cut). */
	begin(endpoint: string, request: Omit<LoggedRequest, 'status' | 'at'>): (status: number) => void {
		const tallies = [
			this.#all,
			tallyOf(this.#endpoints, endpoint),
			tallyOf(this.#routes, request.route),
		];
		const logged = { ...request, at: new Date().toISOString(), status: 0 };
		this.#log.push(logged);
		if (this.#log.length > 2 * kept) this.#log = this.#log.slice(-kept);
		for (const tally of tallies) {
			tally.requests += 1;
			tally.inFlight += 1;
			tally.peakInFlight = Math.max(tally.peakInFlight, tally.inFlight);
		}
		return (status) => {
			logged.status = status;
			for (const tally of tallies) {
				tally.inFlight -= 1;
				tally.statuses[String(status)] = (tally.statuses[String(status)] ?? 0) + 1;
			}
		};
	}

	refusedBy(limit: Limit): void {
		this.#refusals.set(limit, this.refusals(limit) + 1);
	}

	/** How many requests a limit has refused. */
	refusals(limit: Limit): number {
		return this.#refusals.get(limit) ?? 0;
	}

	/** Sets all to zero; requests still in flight are forgotten. */
	clear(): void {
		this.#all = emptyTally();
		this.#refusals = new Map();
		this.#endpoints = new Map();
		this.#routes = new Map();
		this.#log = [];
	}

	read(): RequestCounts {
		return {
			total: this.#all.requests,
			unauthorized: this.#all.statuses['401'] ?? 0,
			peakInFlight: this.#all.peakInFlight,
			routes: plain(this.#routes),
		};
	}

	endpoints(): Readonly<Record<string, RouteCount>> {
		return plain(this.#endpoints);
	}

	log(): readonly LoggedRequest[] {
		return this.#log.slice(-kept);
	}
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
	const tally = tallies.get(name) ?? emptyTally();
	tallies.set(name, tally);
	return tally;
}

function plain(tallies: ReadonlyMap<string, Tally>): Readonly<Record<string, RouteCount>> {
	return Object.fromEntries([...tallies].map(([name, tally]) => [name, { ...tally }]));
}
