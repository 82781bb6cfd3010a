import type { Counters, LoggedRequest, RouteCount } from './adminApi.mts';

type Tally = {
	requests: number;
	inFlight: number;
	peakInFlight: number;
	statuses: Record<string, number>;
};

const emptyTally = (): Tally => ({ requests: 0, inFlight: 0, peakInFlight: 0, statuses: {} });
const kept = 2000;

/** Why a limit refused a call. */
export type LimitName = 'thread' | 'hourly';

/** Counts requests by endpoint and by route, with the peak in flight, and keeps the newest ones. */
export class RequestCounters {
	#all = emptyTally();
	#refusedBy: Record<LimitName, number> = { thread: 0, hourly: 0 };
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

	refusedBy(limit: LimitName): void {
		this.#refusedBy[limit] += 1;
	}

	/** Sets all to zero; requests still in flight are forgotten. */
	clear(): void {
		this.#all = emptyTally();
		this.#refusedBy = { thread: 0, hourly: 0 };
		this.#endpoints = new Map();
		this.#routes = new Map();
		this.#log = [];
	}

	read(): Counters {
		return {
			total: this.#all.requests,
			unauthorized: this.#all.statuses['401'] ?? 0,
			threadLimited: this.#refusedBy.thread,
			hourlyLimited: this.#refusedBy.hourly,
			peakInFlight: this.#all.peakInFlight,
			endpoints: plain(this.#endpoints),
			routes: plain(this.#routes),
		};
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
