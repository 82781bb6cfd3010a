import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as echarts from 'echarts';
import type { EChartsOption, SeriesOption } from 'echarts';
import { hasRoom, knownShares } from '../delivery/deliveryCase.mts';
import { builders } from '../inN8n/sideBySide.mts';
import type { WorkflowRun } from '../inN8n/sideBySide.mts';
import type { Results } from '../results.mts';
import type { KeptRun } from './history.mts';
import { builderNames } from './tables.mts';

const size = { width: 760, height: 380 };

/** Draws all charts of a full run into `folder` as SVG files. */
export async function drawCharts(
	results: Results,
	history: readonly KeptRun[],
	folder: string,
): Promise<void> {
	const charts = {
		'wall-time': wallTime(results),
		growth: growth(results),
		calls: sideBySide(results, 'Autotask calls for 100 alerts', 50, ({ calls }) => calls),
		'time-50-ms': time(results, 50),
		'time-200-ms': time(results, 200),
		'alert-to-ticket': alertToTicket(results),
		history: ratios(history),
	};
	await mkdir(folder, { recursive: true });
	for (const [name, option] of Object.entries(charts)) {
		await writeFile(path.join(folder, `${name}.svg`), `${svg(option)}\n`);
	}
}

function svg(option: EChartsOption): string {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
	chart.setOption({ animation: false, backgroundColor: '#ffffff', ...option });
	const drawn = chart.renderToSVGString();
	chart.dispose();
	return drawn;
}

function frame(title: string): EChartsOption {
	return {
		title: { text: title, left: 'center', textStyle: { fontSize: 15 } },
		legend: { bottom: 0 },
		grid: { left: 70, right: 30, top: 50, bottom: 70 },
	};
}

/** New tickets against the limit that slots and latency set. */
function wallTime({ withoutN8n }: Results): EChartsOption {
	const rows = withoutN8n.delivery.filter((row) => row.known === 'none' && hasRoom(row));
	const latencies = [...new Set(rows.map(({ latencyMs }) => latencyMs))];
	const colours = ['#1a7f37', '#0969da', '#cf222e'];
	const series = latencies.flatMap((latencyMs, index): SeriesOption[] => {
		const ofIt = rows.filter((row) => row.latencyMs === latencyMs);
		const color = colours[index % colours.length] ?? 'black';
		return [
			{
				type: 'line',
				name: `${latencyMs} ms`,
				color,
				data: ofIt.map(({ alerts, wallMs }) => [alerts, wallMs / 1000]),
			},
			{
				type: 'line',
				name: `${latencyMs} ms, limit`,
				color,
				symbol: 'none',
				lineStyle: { type: 'dashed' },
				data: ofIt.map(({ alerts, physicalMs }) => [alerts, physicalMs / 1000]),
			},
		];
	});
	return {
		...frame('Time for new alerts, and the physical limit'),
		xAxis: { type: 'log', name: 'alerts', nameLocation: 'middle', nameGap: 28 },
		yAxis: { type: 'log', name: 'seconds' },
		series,
	};
}

function growth({ withoutN8n }: Results): EChartsOption {
	const rows = withoutN8n.delivery.filter(
		(row) => row.known === 'none' && row.latencyMs === 0 && hasRoom(row),
	);
	return {
		...frame('CPU and memory for new alerts'),
		xAxis: { type: 'value', name: 'alerts', nameLocation: 'middle', nameGap: 28 },
		yAxis: [
			{ type: 'value', name: 'CPU seconds' },
			{ type: 'value', name: 'MB' },
		],
		grid: { left: 70, right: 70, top: 50, bottom: 70 },
		series: [
			{ type: 'line', name: 'CPU', data: rows.map(({ alerts, cpuMs }) => [alerts, cpuMs / 1000]) },
			{
				type: 'line',
				name: 'memory',
				yAxisIndex: 1,
				data: rows.map(({ alerts, extraPeakMb }) => [alerts, extraPeakMb]),
			},
		],
	};
}

function time(results: Results, latencyMs: number): EChartsOption {
	const title = `Seconds for 100 alerts at ${latencyMs} ms`;
	return sideBySide(results, title, latencyMs, ({ wallMs }) => wallMs / 1000);
}

function sideBySide(
	{ inN8n }: Results,
	title: string,
	latencyMs: number,
	number: (run: WorkflowRun) => number,
): EChartsOption {
	const shares = Object.keys(knownShares);
	const runs = (inN8n?.sideBySide ?? []).filter(
		(run) => run.latencyMs === latencyMs && run.alerts === 100,
	);
	return {
		...frame(title),
		xAxis: { type: 'category', data: ['all new', 'half known', 'all known'] },
		yAxis: { type: 'value' },
		series: builders.map((builder) => ({
			type: 'bar',
			name: builderNames[builder],
			label: { show: true, position: 'top', formatter: ({ value }) => rounded(value) },
			data: shares.map((share) => {
				const run = runs.find((one) => one.builder === builder && one.known === share);
				return run === undefined ? 0 : number(run);
			}),
		})),
	};
}

function rounded(value: unknown): string {
	return typeof value === 'number' ? String(Number(value.toPrecision(3))) : '';
}

function alertToTicket({ inN8n }: Results): EChartsOption {
	const rows = [...(inN8n?.steady ?? []), ...(inN8n?.burst ?? [])];
	const names = rows.map(
		({ mode, alerts, sentWithinS }) => `${mode}: ${alerts} in ${sentWithinS} s`,
	);
	return {
		...frame('From the request to the commit of its ticket, ms'),
		xAxis: {
			type: 'category',
			data: names,
			axisLabel: { interval: 0, width: 150, overflow: 'break' },
		},
		yAxis: { type: 'log' },
		series: (['p50', 'p95', 'p99'] as const).map((share) => ({
			type: 'bar',
			name: share,
			label: { show: true, position: 'top', formatter: ({ value }) => rounded(value) },
			data: rows.map(({ commitMs }) => commitMs[share]),
		})),
	};
}

/** Each number as a share of what it may be at most, run by run. */
function ratios(history: readonly KeptRun[]): EChartsOption {
	const names = Object.keys(history.at(-1)?.toReach ?? {});
	return {
		...frame('Numbers as a share of their limit, run by run'),
		xAxis: { type: 'category', data: history.map(({ at }) => at.slice(0, 16)) },
		yAxis: { type: 'value' },
		grid: { left: 70, right: 30, top: 50, bottom: 130 },
		// The colours of the library repeat after nine.
		series: names.map((name, index) => ({
			type: 'line',
			name,
			lineStyle: { type: index < 9 ? 'solid' : 'dashed' },
			data: history.map(({ toReach }) => {
				const goal = toReach[name];
				return goal?.value === null || goal === undefined ? '-' : goal.value / goal.limit;
			}),
		})),
	};
}
