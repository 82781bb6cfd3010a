import { countBy, groupBy } from 'lodash';
import type { DateTime } from 'luxon';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { MappingRow } from '../routing/mapping';
import { packageVersion } from './packageVersion';
import { isHealthy } from './setupCheck';
import type { SetupCheck } from './setupCheck';
import type { UnknownLabels } from './unknownLabels';
import type { HourlyUsage } from './usageCheck';

/** What a support report is made of. Only counts and fixed words of it are printed. */
export interface ReportInput {
	readonly now: DateTime;
	readonly nodeVersion: number;
	readonly checks: readonly SetupCheck[];
	/** Null where the parameters could not be read. */
	readonly mappingRows: readonly MappingRow[] | null;
	/** Null where Autotask did not show it. */
	readonly schema: TicketSchema | null;
	readonly usage: HourlyUsage | null;
	readonly input: InputCounts;
	readonly labels: UnknownLabels;
}

interface InputCounts {
	readonly items: number;
	readonly alerts: number;
	/** Alerts among them whose type is not known. */
	readonly unknownTypes: number;
}

/**
 * A text to send to whoever helps: versions, results of the checks, counts, and labels that were not
 * understood. No secret, name or address is in it, so the messages of the checks are not either.
 */
export function supportReport(report: ReportInput): string {
	const { checks, input, labels, now, nodeVersion } = report;
	return [
		'Office Protect Alert → Autotask Ticket: support report',
		`Made: ${now.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'")}. It holds no secrets, names or addresses.`,
		`Versions: package ${packageVersion}, node ${nodeVersion}, alert keys op1. Please add the version of n8n.`,
		`Healthy: ${isHealthy(checks) ? 'yes' : 'no'}`,
		'Checks:',
		...Object.entries(groupBy(checks, 'check')).map(([name, of]) => `- ${name}: ${results(of)}`),
		...mappingLine(report),
		...schemaLines(report),
		`Input: ${input.items} items with ${input.alerts} alerts, ${input.unknownTypes} of an unknown type`,
		`Labels that were not understood: ${labelList(labels)}`,
	].join('\n');
}

function results(checks: readonly SetupCheck[]): string {
	const kinds = checks.map(({ result, code }) => (code === null ? result : `${result}, ${code}`));
	return Object.entries(countBy(kinds))
		.map(([kind, count]) => (count === 1 ? kind : `${kind} (${count} times)`))
		.join('; ');
}

function mappingLine({ mappingRows }: ReportInput): readonly string[] {
	if (mappingRows === null) return [];
	const mapped = mappingRows.filter(({ companyID }) => companyID !== null).length;
	const off = mappingRows.filter(({ flow }) => !flow).length;
	return [
		`Mapping: ${mappingRows.length} rows, ${mapped} with a company, ${off} with the flow off`,
	];
}

function schemaLines({ schema, usage }: ReportInput): readonly string[] {
	const fields =
		schema === null
			? []
			: [
					`Ticket fields: ${schema.fields.size}, user-defined ${schema.userDefinedFields.size}, categories ${schema.categories.size}`,
				];
	return usage === null
		? fields
		: [...fields, `Calls in the last hour: ${usage.used} of ${usage.allowed}`];
}

function labelList({ labels, leftOut }: UnknownLabels): string {
	const listed = labels.length === 0 ? 'none' : labels.join(' | ');
	return leftOut === 0 ? listed : `${listed} (${leftOut} left out, since they look like values)`;
}
