import type { Row } from './row.mts';

const columns: readonly (readonly [head: string, cell: (row: Row) => string | number])[] = [
	['fault', ({ fault }) => fault],
	['mode', ({ mode }) => mode],
	['workers', ({ workers }) => workers],
	['alerts', ({ alerts }) => alerts],
	['lost', ({ lost }) => lost],
	['twice', ({ twice }) => twice],
	['surplus', ({ surplus }) => surplus],
	['closed', ({ closed }) => closed],
	['calls', ({ calls }) => calls],
	['time', ({ seconds }) => `${seconds.toFixed(1)} s`],
	['a minute', (row) => (row.fault === 'none' ? aMinute(row) : '')],
];

/** Alerts that the workers did in a minute when all was well, the reconcile run over all counted in. */
function aMinute({ alerts, seconds }: Row): number {
	return Math.round((alerts * 60) / seconds);
}

/** The line above the rows. */
export function headLine(width: number): string {
	return line(
		columns.map(([head]) => head),
		width,
	);
}

/** One row, as wide as the head. */
export function rowLine(row: Row, width: number): string {
	return line(
		columns.map(([, cell]) => String(cell(row))),
		width,
	);
}

function line([first = '', ...rest]: readonly string[], width: number): string {
	return [first.padEnd(width), ...rest.map((cell) => cell.padStart(9))].join('');
}

/** The rows as a table in Markdown. */
export function markdownTable(rows: readonly Row[]): string {
	const cells = (list: readonly (string | number)[]) => `| ${list.join(' | ')} |`;
	return [
		cells(columns.map(([head]) => head)),
		cells(columns.map((_, index) => (index < 2 ? '---' : '---:'))),
		...rows.map((row) => cells(columns.map(([, cell]) => cell(row)))),
	].join('\n');
}

/** All rows together. */
export function totalOf(rows: readonly Row[]): string {
	const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
	return `${sum(({ alerts }) => alerts)} alerts, ${sum(({ lost }) => lost)} lost, ${sum(({ twice }) => twice)} twice, ${sum(({ surplus }) => surplus)} surplus in the design, ${sum(({ calls }) => calls)} calls`;
}
