import lodash from 'lodash';
import type { Audit } from './audit.mts';
import type { Delivered } from './delivery.mts';
import type { Fault } from './fault.mts';
import type { NodeRun } from './fleet.mts';
import { outcomesOf } from './outcomes.mts';

/** What was seen while a fault lasted and after it. */
export type Seen = {
	readonly workers: number;
	readonly runs: readonly Delivered[];
	readonly deaths: number;
	/** How often faults of the stand-in struck; null where the fault is none of those. */
	readonly struck: number | null;
	/** Tickets while the fault lasted. */
	readonly during: number;
	/** Answers of 401. */
	readonly unauthorized: number;
	readonly found: Audit;
	/** The reconcile run over all items. */
	readonly last: Delivered;
};

/** What is allowed to come of a fault, and what must. */
export type Allowance = Pick<
	Fault,
	| 'name'
	| 'closes'
	| 'announcesOnce'
	| 'surplusAWorker'
	| 'tells'
	| 'mustKill'
	| 'mayMiss'
	| 'refuses'
>;

/** Everything that is not as the design promises, in sentences; none when all is well. */
export function verdictOn(fault: Allowance, seen: Seen): readonly string[] {
	const { found, runs, last } = seen;
	const all = [...runs, last];
	return [
		...found.lost,
		...found.twice,
		...found.wrong,
		...tooMany(fault, seen),
		...behaviour(fault, seen),
		...vacuous(fault, seen),
		...all.flatMap(silence),
		...all.flatMap(tooLong),
		...(fault.announcesOnce === true ? announcedTwice(all.map(({ run }) => run)) : []),
	];
}

/** Failures that the node told, by reason. */
export function failuresOf(runs: readonly Delivered[]): Readonly<Record<string, number>> {
	const outcomes = runs.flatMap(({ run }) => outcomesOf(run));
	const failed = outcomes.filter(({ outcome }) => outcome === 'failed');
	return lodash.countBy(failed, ({ reason }) => reason ?? '');
}

function tooMany(fault: Allowance, { found, workers }: Seen): readonly string[] {
	const { surplusAWorker, closes } = fault;
	const made = found.extra - found.twice.length;
	if (surplusAWorker === undefined) {
		return closes === true || made === 0
			? []
			: [`${made} tickets were made twice and closed again, though nothing raced`];
	}
	if (surplusAWorker === null) return [];
	const most = surplusAWorker * workers;
	return found.extra > most
		? [`${found.extra} surplus tickets, at most ${most} are in the design`]
		: [];
}

/** Answers of 401 that an execution may cause. */
const mostUnauthorized = 5;

function behaviour(fault: Allowance, { runs, during, unauthorized }: Seen): readonly string[] {
	const problems: string[] = [];
	const told = failuresOf(runs);
	const { tells, refuses } = fault;
	if (tells !== undefined && !tells.some((reason) => (told[reason] ?? 0) > 0)) {
		problems.push(`No failure told ${tells.join(' or ')}: ${JSON.stringify(told)}`);
	}
	if (refuses === true && during > 0) {
		problems.push(`${during} tickets were made while the node must refuse to`);
	}
	if (unauthorized > mostUnauthorized * (runs.length + 1)) {
		problems.push(`${unauthorized} answers of 401 in ${runs.length} runs`);
	}
	return problems;
}

/** A fault that did not strike shows nothing. */
function vacuous(fault: Allowance, { struck, deaths }: Seen): readonly string[] {
	if (fault.mayMiss === true) return [];
	return [
		...(struck === 0 ? ['The fault struck no call'] : []),
		...(fault.mustKill === true && deaths === 0 ? ['No worker was killed at its work'] : []),
	];
}

/** Alerts of which a run that ended said nothing, or the error that it ended with instead. */
function silence({ run, items }: Delivered): readonly string[] {
	if (run.error !== null) return [`A run ended with an error: ${run.error.message}`];
	const told = outcomesOf(run).length;
	const count = items.reduce((sum, { expected }) => sum + expected.length, 0);
	return told === count ? [] : [`A run over ${count} alerts told of ${told}`];
}

/** However bad it is, no worker is held for minutes: by waiting, that is, not by much to do. */
const longestMs = 150_000;

function tooLong({ run, items }: Delivered): readonly string[] {
	const isLong = run.wallMs > longestMs + items.length * 1000;
	return isLong ? [`A run took ${Math.round(run.wallMs / 1000)} s`] : [];
}

/** Alerts for which *New Ticket* fired more than once. */
export function announcedTwice(runs: readonly NodeRun[]): readonly string[] {
	const created = runs.flatMap(outcomesOf).filter(({ outcome }) => outcome === 'created');
	const counts = lodash.countBy(created, ({ marker }) => marker ?? '');
	return Object.entries(counts).flatMap(([marker, count]) =>
		count > 1 ? [`New Ticket fired ${count} times for ${marker}`] : [],
	);
}
