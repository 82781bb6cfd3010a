import { Refusal } from './refusal.mts';
import { retryAfter } from './threadLimit.mts';
import type { Switches } from './switches.mts';

const minutes = 60;

type Second = { readonly second: number; calls: number };

/** Signed-in calls of the last 60 minutes, counted by the second. */
export class HourlyThreshold {
	#seconds: Second[] = [];
	#calls = 0;

	/**
	 * Counts a call and gives the milliseconds by which the load of the hour slows it down. Throws
	 * the refusal of a call over the limit, which does not count.
	 */
	count(switches: Switches): number {
		const used = this.used(switches);
		if (used >= switches.hourlyLimit) throw overHour(switches);
		this.#add();
		if (!switches.hourlyLatency) return 0;
		const share = used / switches.hourlyLimit;
		if (share >= 0.75) return 1000;
		return share >= 0.5 ? 500 : 0;
	}

	/** The answer of ThresholdInformation. */
	information(switches: Switches): object {
		return {
			externalRequestThreshold: switches.hourlyLimit,
			requestThresholdTimeframe: minutes,
			currentTimeframeRequestCount: this.used(switches),
		};
	}

	used(switches: Switches): number {
		const oldest = Math.floor(Date.now() / 1000) - minutes * 60;
		const gone = this.#seconds.filter(({ second }) => second <= oldest);
		if (gone.length > 0) {
			this.#calls -= gone.reduce((sum, { calls }) => sum + calls, 0);
			this.#seconds = this.#seconds.slice(gone.length);
		}
		return this.#calls + switches.hourlyUsedByOthers;
	}

	#add(): void {
		const second = Math.floor(Date.now() / 1000);
		const last = this.#seconds.at(-1);
		if (last?.second === second) last.calls += 1;
		else this.#seconds.push({ second, calls: 1 });
		this.#calls += 1;
	}
}

function overHour(switches: Switches): Refusal {
	const text = `The Autotask API request threshold of ${switches.hourlyLimit} requests per ${minutes} minutes has been exceeded.`;
	const status = Number(switches.hourlyLimitStatus);
	return new Refusal(status, { errors: [text] }, retryAfter(switches));
}
