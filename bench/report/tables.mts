import { nameOf } from '../delivery/deliveryCase.mts';
import type { Results } from '../results.mts';
import { isReached } from './toReach.mts';
import type { Goals } from './toReach.mts';

/** A table of texts; its first row names the columns. */
export type Table = readonly (readonly string[])[];

const knownNames = { none: 'all new', half: 'half known', all: 'all known' } as const;
export const builderNames = {
	'this-node': 'this node',
	'http-batched': 'HTTP Request, batched',
	'http-loop': 'HTTP Request, loop',
} as const;

export function goalTable(goals: Goals): Table {
	const rows = Object.entries(goals).map(([name, goal]) => {
		const reached = isReached(goal);
		const verdict = reached === null ? 'not measured' : reached ? 'reached' : '**missed**';
		return [name, goal.value === null ? '–' : figure(goal.value), figure(goal.limit), verdict];
	});
	return [['number', 'value', 'at most', ''], ...rows];
}

export function readingTable({ withoutN8n }: Results): Table {
	return [
		['input', 'kB', 'alerts', 'read, ms', 'read, key, route, plan: CPU ms'],
		...withoutN8n.reading.map((row) => [
			row.input,
			figure(row.kilobytes),
			figure(row.alertsPerItem),
			figure(row.readMs),
			figure(row.cpuMs),
		]),
	];
}

export function deliveryTable({ withoutN8n }: Results): Table {
	return [
		[
			'alerts',
			'calls',
			'calls of a cold process for its first alert',
			'most in flight',
			'refused by the thread limit',
			'hourly threshold',
			'time, s',
			'physical limit, s',
			'CPU, s',
			'memory, MB',
		],
		...withoutN8n.delivery.map((row) => [
			`${nameOf(row)}${row.sideBySide ? ' ¹' : ''}`,
			String(row.calls),
			String(row.coldCalls),
			Object.entries(row.peakInFlight)
				.map(([endpoint, peak]) => `${endpoint} ${peak}`)
				.join(', '),
			String(row.threadLimited),
			row.hourlyLimit,
			seconds(row.wallMs),
			seconds(row.physicalMs),
			seconds(row.cpuMs),
			row.extraPeakMb.toFixed(0),
		]),
	];
}

export function thresholdTable({ withoutN8n }: Results): Table {
	return [
		['used before', 'alerts', 'created', 'failed', 'calls', 'refused', 'time, s', 'what is told'],
		...withoutN8n.nearThreshold.map((row) => [
			`${row.usedShare * 100} %`,
			String(row.alerts),
			String(row.created),
			String(row.failed),
			String(row.calls),
			String(row.refused),
			seconds(row.wallMs),
			row.told,
		]),
	];
}

export function sideBySideTable({ inN8n }: Results): Table {
	return [
		[
			'latency, ms',
			'alerts',
			'',
			'built with',
			'calls',
			'refused',
			'tickets too many',
			'time, s',
			'physical limit, s',
			'batch interval, ms',
		],
		...(inN8n?.sideBySide ?? []).map((row) => [
			String(row.latencyMs),
			String(row.alerts),
			knownNames[row.known],
			builderNames[row.builder],
			String(row.calls),
			String(row.threadLimited),
			String(row.twice),
			seconds(row.wallMs),
			seconds(row.physicalMs),
			row.batchIntervalMs === null ? '' : String(row.batchIntervalMs),
		]),
	];
}

const whatHappens = {
	answerLost: 'the answer to one create is lost, Retry On Fail is on',
	twoAtOnce: 'two executions get the same alerts at once',
} as const;

export function twiceTable({ inN8n }: Results): Table {
	return [
		['what happens', 'built with', 'alerts', 'open tickets too many', 'alerts without a ticket'],
		...(inN8n?.twice ?? []).map((row) => [
			whatHappens[row.what],
			builderNames[row.builder],
			String(row.alerts),
			String(row.twice),
			String(row.lost),
		]),
	];
}

export function separateTable({ inN8n }: Results): Table {
	const rows = [...(inN8n?.steady ?? []), ...(inN8n?.burst ?? [])];
	return [
		[
			'n8n',
			'alerts',
			'sent within, s',
			'answered 2xx',
			'committed',
			'p50, ms',
			'p95',
			'p99',
			'slowest',
			'a minute',
			'calls an alert',
			'refused',
			'tickets too many',
			'empty workflow, p50',
		],
		...rows.map((row) => [
			row.mode,
			String(row.alerts),
			String(row.sentWithinS),
			String(row.answered2xx),
			String(row.committed),
			...[row.commitMs.p50, row.commitMs.p95, row.commitMs.p99, row.commitMs.max].map(figure),
			figure(row.perMinute),
			figure(row.callsPerAlert),
			String(row.threadLimited),
			String(row.twice),
			figure(row.emptyWebhookMs.p50),
		]),
		...ingestRow(inN8n),
	];
}

function ingestRow(inN8n: Results['inN8n']): readonly (readonly string[])[] {
	if (inN8n === null) return [];
	const { mails, arrivedWithinS, committed, commitMs } = inN8n.ingest;
	return [
		[
			'shipped ingest, from the mailbox',
			String(mails),
			String(arrivedWithinS),
			'',
			String(committed),
			...[commitMs.p50, commitMs.p95, commitMs.p99, commitMs.max].map(figure),
			'',
			'',
			'',
			'',
			'',
		],
	];
}

export function loadingTable({ withoutN8n, inN8n }: Results): Table {
	const { packageCost } = withoutN8n;
	const editor = inN8n?.editor;
	return [
		['what', 'value'],
		['loading the package, ms', figure(packageCost.loadMs)],
		['its scripts, kB', figure(packageCost.scriptBytes / 1000)],
		['the packed file, kB', figure(packageCost.packedBytes / 1000)],
		['description of the node as JSON, kB', figure(packageCost.descriptionBytes / 1000)],
		...(editor === undefined
			? []
			: [
					['opening the node (its four lists), ms', figure(editor.openNodeMs)],
					[`first page of ${editor.companies} companies, ms`, figure(editor.companyPageMs)],
					['a search among them, ms', figure(editor.companySearchMs)],
				]),
	];
}

function seconds(ms: number): string {
	return figure(ms / 1000);
}

/** Three figures, or whole where there are more before the point. */
function figure(value: number): string {
	if (Number.isInteger(value)) return String(value);
	return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** For a terminal: columns of equal width. */
export function asText(table: Table): string {
	const widths = (table[0] ?? []).map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0)),
	);
	return table
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

export function asMarkdown(table: Table): string {
	const [head = [], ...rows] = table;
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
