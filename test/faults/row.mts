import type { Fleet } from './fleet.mts';
import { announcedTwice, failuresOf, verdictOn } from './verdict.mts';
import type { Allowance, Seen } from './verdict.mts';

/** What came of a fault; one row of the table. */
export type Row = {
	readonly fault: string;
	readonly mode: Fleet['mode'];
	readonly workers: number;
	readonly seed: string;
	readonly alerts: number;
	readonly lost: number;
	readonly twice: number;
	/** Tickets whose contents are not right, or of alerts that must have none. */
	readonly wrong: number;
	/** Tickets made beyond one for an alert and closed again. */
	readonly closed: number;
	/** The same where Autotask does not keep or show keys. */
	readonly surplus: number;
	readonly calls: number;
	readonly seconds: number;
	/** What is not as it must be; empty when the guarantees hold. */
	readonly problems: readonly string[];
	/** Failures that the node told while the fault lasted, by reason. */
	readonly told: Readonly<Record<string, number>>;
	/** Alerts for which *New Ticket* fired more than once. */
	readonly announcedTwice: number;
	/** Executions that ended with their worker. */
	readonly deaths: number;
};

/** The row of a fault, with the verdict on it. */
export function rowOf(
	fault: Allowance,
	seen: Seen,
	measured: Pick<Row, 'mode' | 'seed' | 'alerts' | 'calls' | 'seconds'>,
): Row {
	const { found, runs, last, deaths, workers } = seen;
	const keepsNoKeys = fault.surplusAWorker !== undefined;
	const made = found.extra - found.twice.length;
	return {
		fault: fault.name,
		workers,
		...measured,
		lost: found.lost.length,
		twice: found.twice.length,
		wrong: found.wrong.length,
		closed: keepsNoKeys ? 0 : made,
		surplus: keepsNoKeys ? made : 0,
		problems: verdictOn(fault, seen),
		told: failuresOf(runs),
		announcedTwice: announcedTwice([...runs, last].map(({ run }) => run)).length,
		deaths,
	};
}
