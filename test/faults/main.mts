/**
 * The fault suite: alerts come in while something is broken; afterwards each must have exactly one
 * open ticket. `npm run test:faults -- --full` for its full size; choices.mts has the other switches.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tellFailure } from '../../tools/tellFailure.mts';
import { shippedBuild } from './builds.mts';
import type { ShippedBuild } from './builds.mts';
import { escapedBuilds } from './escapedBuilds.mts';
import { readChoices } from './choices.mts';
import type { Choices } from './choices.mts';
import type { Fault } from './fault.mts';
import { faultsOf } from './faults.mts';
import { fullnesses, underHourlyLimit } from './hourly.mts';
import { inLanes } from './lanes.mts';
import { everywhere, inQueue, ofQueueMode } from './inQueue.mts';
import { concurrency } from './queueFleet.mts';
import { onProcesses } from './stages.mts';
import { rehearse } from './rehearse.mts';
import type { Row } from './row.mts';
import { writeDocs, writeReport } from './report.mts';
import { headLine, rowLine, totalOf } from './table.mts';
import { mostWithHourlyLimit } from './world.mts';

/** What the rehearsals run, and where they may write. */
type Ground = ShippedBuild & { readonly folder: string };

const nameWidth = 54;
/** Alerts of a rehearsal of the hourly limit: each takes seconds when the hour is nearly full. */
const hourlyAlerts = 40;
/** Alerts of a fault in queue mode: each is work for a whole n8n. */
const mostInQueue = 110;
/** Problems that are told of one row. */
const mostProblems = 8;

const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-faults-'));
try {
	await suite(readChoices(process.argv.slice(2)), folder);
} catch (error) {
	tellFailure(error);
} finally {
	await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function suite(choices: Choices, scratch: string): Promise<void> {
	const ground = { folder: scratch, ...(await shippedBuild(scratch)) };
	const rows: Row[] = [];
	const escaped: string[] = [];
	try {
		for (const seed of choices.seeds) rows.push(...(await allOf(seed, choices, ground)));
		for (const [turn, seed] of choices.seeds.entries()) {
			rows.push(...(await queued(seed, workersInTurn(turn, choices), choices, ground)));
		}
	} finally {
		// An error of the suite itself does not take with it what was measured before.
		if (rows.length > 0) await writeReport(rows);
	}
	if (rows.length > 0) console.log(`\nIn all: ${totalOf(rows)}`);
	const [seed = ''] = choices.seeds;
	if (choices.parts.includes('broken')) {
		escaped.push(...(await escapedBuilds(seed, choices, scratch)));
	}
	if (choices.writesDocs) await writeDocs(rows);
	tellProblems(rows);
	for (const one of escaped) console.log(`\nNOT CAUGHT: ${one}`);
	if (escaped.length > 0 || rows.some(isBad)) process.exitCode = 1;
}

/** Everything of a seed, as the choices narrow it: the faults, and the hourly limit. */
async function allOf(seed: string, choices: Choices, ground: Ground): Promise<readonly Row[]> {
	const { alerts, workers, lanes, parts } = choices;
	const faults = parts.includes('faults') ? chosen(faultsOf(seed, choices.mixes), choices) : [];
	const hours = parts.includes('hourly') ? fullnesses : [];
	if (faults.length + hours.length === 0) return [];
	console.log(`\nSeed ${seed}: ${faults.length} faults, about ${alerts} alerts each`);
	if (alerts > mostWithHourlyLimit) {
		console.log(
			"The stand-in's hourly limit is unlimited here, but in the rows that are about it.",
		);
	}
	console.log(headLine(nameWidth));
	const [ofFaults, ofHours] = await Promise.all([
		inLanes(faults, lanes, onProcesses({ workers, ...ground }), async (fault, stage) =>
			shown(await rehearse(fault, stage, { seed, alerts })),
		),
		inLanes(hours, 1, onProcesses({ workers: 1, ...ground }), async (fullness, stage) => {
			const row = await underHourlyLimit(fullness, stage, { seed, alerts: hourlyAlerts });
			shown(row);
			for (const text of row.said) console.log(`  it said: ${text}`);
			return row;
		}),
	]);
	return [...ofFaults, ...ofHours];
}

function chosen(faults: readonly Fault[], { only, isFull }: Choices): readonly Fault[] {
	const wanted =
		only.length === 0
			? faults.filter(({ isLong }) => isFull || isLong !== true)
			: faults.filter(({ name }) => only.some((part) => name.includes(part)));
	return [...wanted].sort((a, b) => Number(b.isSlow ?? false) - Number(a.isSlow ?? false));
}

/** With as many seeds as numbers of workers each seed has one of them, else each has them all. */
function workersInTurn(turn: number, { seeds, queueWorkers }: Choices): readonly number[] {
	const one = queueWorkers[turn % queueWorkers.length];
	return one === undefined || seeds.length < queueWorkers.length ? queueWorkers : [one];
}

/** The faults again, on the workers of a real n8n. */
async function queued(
	seed: string,
	queueWorkers: readonly number[],
	{ alerts, mixes, only, parts, isFull }: Choices,
	{ folder: scratch, packed }: Ground,
): Promise<readonly Row[]> {
	if (!parts.includes('queue')) return [];
	const usual = isFull ? everywhere : ofQueueMode;
	const isNamed = ({ name }: Fault): boolean => only.some((part) => name.includes(part));
	const isWanted = only.length > 0 ? isNamed : usual;
	const rows: Row[] = [];
	for (const workers of queueWorkers) {
		console.log(`\nSeed ${seed}: n8n in queue mode, workers: ${workers}`);
		// Each fault gives every worker one execution at a time: more would wait for their turn.
		const lanes = concurrency;
		const size = { seed, alerts: Math.min(alerts, mostInQueue), workers, mixes, lanes };
		rows.push(...(await inQueue({ packed, folder: scratch, isWanted, ...size }, shown)));
	}
	return rows;
}

function shown(row: Row): Row {
	console.log(rowLine(row, nameWidth) + (isBad(row) ? '  FAILED' : ''));
	return row;
}

function isBad({ problems }: Row): boolean {
	return problems.length > 0;
}

function tellProblems(rows: readonly Row[]): void {
	for (const { fault, seed, problems } of rows.filter(isBad)) {
		console.log(`\n${fault} (seed ${seed}):`);
		for (const problem of problems.slice(0, mostProblems)) console.log(`  ${problem}`);
		if (problems.length > mostProblems) console.log(`  and ${problems.length - mostProblems} more`);
	}
}
