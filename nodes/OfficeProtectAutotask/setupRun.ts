import type { Alert } from './alert/alert';
import { labelBook } from './alert/labels/labelBook';
import { defaultReaderOptions } from './alert/readerOptions';
import type { ReaderOptions } from './alert/readerOptions';
import type { Reading } from './alert/reading';
import type { Company } from './autotask/companies';
import { failureOf } from './autotask/failures';
import { thresholdInformation } from './autotask/hour';
import { createReferenceCache, loadReference } from './autotask/reference';
import type { Reference } from './autotask/reference';
import { checkConnection } from './autotask/connectionChecks';
import type { ConnectionCalls, ConnectionChoices } from './autotask/connectionChecks';
import { findTicketsByAlertKeys } from './autotask/tickets';
import type { Verdict } from './autotask/verdict';
import type { Office } from './delivery/office';
import type { Checked, Failure } from './failure';
import { companyIdsOf } from './routing/rules';
import type { RoutingChoices } from './routing/rules';
import { mappingChecks } from './setup/mappingChecks';
import type { MappingChoices } from './setup/mappingChecks';
import { failedBy, foundBy, isHealthy, passed, warning } from './setup/setupCheck';
import type { CheckName, SetupCheck } from './setup/setupCheck';
import { supportReport } from './setup/supportReport';
import { ticketChecks } from './setup/ticketChecks';
import { unknownLabels } from './setup/unknownLabels';
import { usageCheck } from './setup/usageCheck';
import type { HourlyUsage } from './setup/usageCheck';

/** What is to be checked, beside the connection: the node's parameters and what the input holds. */
export interface SetupRequest {
	readonly mapping: Checked<MappingChoices>;
	readonly settings: Checked<RoutingChoices['settings']>;
	readonly priorities: Checked<Pick<RoutingChoices, 'priorityByEventType'>>;
	readonly reader: Checked<ReaderOptions>;
	readonly readings: readonly Reading[];
	readonly items: number;
	readonly nodeVersion: number;
}

/** How Autotask is reached: as the connection is checked, and as a run does. */
export interface SetupAccess {
	readonly calls: ConnectionCalls;
	readonly choices: ConnectionChoices;
	readonly office: Office;
}

export interface SetupResult {
	readonly healthy: boolean;
	readonly checks: readonly SetupCheck[];
	/** Null where Autotask did not tell. */
	readonly usage: HourlyUsage | null;
	readonly supportReport: string;
}

/** What Autotask told, each null where it was not to be had or not asked for. */
interface Told {
	readonly reference: Reference | null;
	readonly usage: HourlyUsage | null;
	readonly checks: readonly SetupCheck[];
}

/**
 * Checks everything that tickets need, and reads it anew. The connection comes first: behind a
 * sign-in that is refused nothing more is asked of Autotask, and what the parameters say by
 * themselves is checked all the same. When all is well, creates that were held may go out again.
 */
export async function inspectSetup(
	request: SetupRequest,
	{ calls, choices, office }: SetupAccess,
): Promise<SetupResult> {
	const { findings } = await checkConnection(calls, choices);
	const connection = findings.map(foundBy);
	const isSignedIn = connection.some(
		({ check, result }) => check === 'signIn' && result === 'passed',
	);
	const told = isSignedIn
		? await askAutotask(request, office, isHealthy(connection))
		: { reference: null, usage: null, checks: [] };
	const made = [...connection, ...told.checks, ...parameterChecks(request, told, office)];
	const checks = [...made, ...liftHold(office, isHealthy(made))];
	return {
		healthy: isHealthy(checks),
		checks,
		usage: told.usage,
		supportReport: reportOf(request, checks, told, office),
	};
}

async function askAutotask(
	{ mapping }: SetupRequest,
	office: Office,
	isConnected: boolean,
): Promise<Told> {
	const { client, context } = office;
	const check = <T>(name: CheckName, verdict: Verdict<T>, doing: string): readonly SetupCheck[] =>
		verdict.kind === 'ok' ? [] : [unanswered(name, failureOf(verdict, doing), isConnected)];
	const ids = mapping.kind === 'ok' ? companyIdsOf(mapping.value) : [];
	// A cache of its own: what was corrected a moment ago is to be seen.
	const reference = await loadReference(client, ids, createReferenceCache(), context.clock());
	const lookUp = await findTicketsByAlertKeys(client, [keyOfNoAlert]);
	const threshold = await client.get('ThresholdInformation', thresholdInformation);
	const usage = threshold.kind === 'ok' ? usageOf(threshold.value) : null;
	return {
		reference: reference.kind === 'ok' ? reference.value : null,
		usage,
		checks: [
			...check('ticketMetadata', reference, 'show its ticket fields and the mapped companies'),
			...check('externalID', lookUp, 'look for tickets by externalID'),
			...(threshold.kind === 'ok'
				? [usageCheck(usageOf(threshold.value))]
				: [usageCheck(failureOf(threshold, 'tell how many calls were made'))]),
		],
	};
}

const keyOfNoAlert = `op1-${'0'.repeat(20)}`;

/** n8n does not sign in while a check of the connection fails; then that check tells the reason. */
function unanswered(name: CheckName, failure: Failure, isConnected: boolean): SetupCheck {
	return isConnected || failure.code !== 'authorizationRefused'
		? failedBy(name, failure)
		: warning(
				name,
				'This was not checked, because a check of the connection failed.',
				'Put right what that check says, then check again.',
			);
}

function usageOf(reply: {
	readonly externalRequestThreshold: number;
	readonly currentTimeframeRequestCount: number;
}): HourlyUsage {
	return { used: reply.currentTimeframeRequestCount, allowed: reply.externalRequestThreshold };
}

function parameterChecks(
	{ mapping, settings, priorities, reader }: SetupRequest,
	{ reference }: Told,
	{ context }: Office,
): readonly SetupCheck[] {
	const unusable = [mapping, settings, priorities, reader].flatMap((given) =>
		given.kind === 'ok' ? [] : [failedBy('parameters', given.failure)],
	);
	const byEventType = priorities.kind === 'ok' ? priorities.value.priorityByEventType : [];
	return [
		...unusable,
		...(mapping.kind === 'ok' ? mappingChecks(mapping.value, reference?.companies ?? null) : []),
		...(settings.kind === 'ok' && reference !== null
			? ticketChecks(
					{ settings: settings.value, priorityByEventType: byEventType },
					reference.schema,
					context.now,
				)
			: []),
	];
}

/** Tells that creates are held, and lets them go out again if everything passed. */
function liftHold({ memory, context }: Office, isPassed: boolean): readonly SetupCheck[] {
	const failure = memory.heldBy(context.clock());
	if (isPassed) memory.releaseHold();
	if (failure === null) return [passed('creates', 'No tickets are held back in this process.')];
	const now = isPassed
		? 'All checks passed, so the next run tries again.'
		: 'The next try is 15 minutes after the last, or after all checks have passed.';
	return [
		warning('creates', `New tickets were held back: ${failure.message}. ${now}`, failure.remedy),
	];
}

function reportOf(
	{ mapping, reader, readings, items, nodeVersion }: SetupRequest,
	checks: readonly SetupCheck[],
	{ reference, usage }: Told,
	{ context }: Office,
): string {
	const alerts = readings.flatMap((reading) => (reading.kind === 'alert' ? [reading.alert] : []));
	const { extraLabels } = reader.kind === 'ok' ? reader.value : defaultReaderOptions;
	const mappingRows = mapping.kind === 'ok' ? mapping.value.mappingRows : null;
	const names = [
		...(mappingRows ?? []).flatMap(({ tenant, companyName }) => [tenant, companyName ?? '']),
		...companyNames(reference?.companies),
	];
	return supportReport({
		now: context.now,
		nodeVersion,
		checks,
		mappingRows,
		schema: reference?.schema ?? null,
		usage,
		input: { items, alerts: alerts.length, unknownTypes: alerts.filter(isOfUnknownType).length },
		labels: unknownLabels(alerts, labelBook(extraLabels), names),
	});
}

function companyNames(companies: ReadonlyMap<number, Company> | undefined): readonly string[] {
	return [...(companies?.values() ?? [])].map(({ companyName }) => companyName);
}

function isOfUnknownType({ eventType }: Alert): boolean {
	return eventType === 'unknown';
}
