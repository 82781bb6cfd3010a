import { parseArgs } from 'node:util';

/** What the suite is asked to do. */
export type Choices = {
	readonly isFull: boolean;
	readonly seeds: readonly string[];
	/** Alerts of a fault. */
	readonly alerts: number;
	readonly workers: number;
	/** Numbers of workers of an n8n in queue mode, one after the other. */
	readonly queueWorkers: readonly number[];
	/** Faults at a time, each with an Autotask of its own. */
	readonly lanes: number;
	readonly mixes: number;
	/** Names, or parts of them; empty: all. */
	readonly only: readonly string[];
	readonly parts: readonly Part[];
	/** Whether the table goes into docs/reliability.md. */
	readonly writesDocs: boolean;
};

/** The faults, the hourly limit, n8n in queue mode, the builds with a deliberate mistake. */
export type Part = 'faults' | 'hourly' | 'queue' | 'broken';

const small = { alerts: 24, workers: 2, queueWorkers: [2], mixes: 2, seeds: 1 } as const;
const full = { alerts: 330, workers: 3, queueWorkers: [1, 2, 4], mixes: 6, seeds: 1 } as const;

/**
 * Reads the command line: `--full`, `--seed X` (again for more), `--seeds 3` for as many new ones,
 * `--alerts N`, `--workers N`, `--lanes N`, `--fault part-of-a-name`, `--part faults|hourly|queue|broken`,
 * `--write-docs`.
 */
export function readChoices(args: readonly string[]): Choices {
	const { values } = parseArgs({
		args: [...args],
		options: {
			full: { type: 'boolean', default: false },
			seed: { type: 'string', multiple: true },
			seeds: { type: 'string' },
			alerts: { type: 'string' },
			workers: { type: 'string' },
			lanes: { type: 'string', default: '8' },
			fault: { type: 'string', multiple: true, default: [] },
			part: { type: 'string', multiple: true },
			'write-docs': { type: 'boolean', default: false },
		},
	});
	const size = values.full ? full : small;
	return {
		isFull: values.full,
		seeds: values.seed ?? newSeeds(Number(values.seeds ?? size.seeds)),
		alerts: Number(values.alerts ?? size.alerts),
		workers: Number(values.workers ?? size.workers),
		queueWorkers: values.workers === undefined ? size.queueWorkers : [Number(values.workers)],
		lanes: Number(values.lanes),
		mixes: size.mixes,
		only: values.fault,
		parts: partsOf(values.part),
		writesDocs: values['write-docs'],
	};
}

const allParts: readonly Part[] = ['faults', 'hourly', 'queue', 'broken'];

function partsOf(named: readonly string[] | undefined): readonly Part[] {
	if (named === undefined) return allParts;
	const unknown = named.filter((name) => !allParts.some((part) => part === name));
	if (unknown.length > 0) throw new Error(`Unknown part ${unknown.join(', ')}`);
	return allParts.filter((part) => named.includes(part));
}

function newSeeds(count: number): readonly string[] {
	const first = Math.floor(Date.now() / 1000) % 1_000_000;
	return Array.from({ length: count }, (_, n) => String(first + n));
}
