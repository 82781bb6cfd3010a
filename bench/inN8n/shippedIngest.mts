import { setTimeout as pause } from 'node:timers/promises';
import { dataTables } from '../../tools/host/dataTables.mts';
import { startGraphStandin } from '../../tools/host/graphStandin.mts';
import type { GraphStandin } from '../../tools/host/graphStandin.mts';
import { startSmtpCatcher } from '../../tools/host/smtpCatcher.mts';
import { startStandin } from '../../tools/host/standin.mts';
import type { RunningStandin } from '../../tools/host/standin.mts';
import { storeTemplateCredentials } from '../../tools/host/templateCredentials.mts';
import { importFolder, publishOrder, templateFolder } from '../../tools/host/templates.mts';
import type { TemplateId } from '../../tools/host/templates.mts';
import { until } from '../../tools/until.mts';
import { slotLagMs, threads } from '../delivery/deliveryCase.mts';
import { mailOfOneEvent } from '../workload/mails.mts';
import { mappedTenants } from '../workload/tenants.mts';
import type { SingleProcessHost } from './benchHost.mts';
import { endToEndLatencyMs, quantiles } from './separateAlerts.mts';
import type { Quantiles } from './separateAlerts.mts';

/** Mails that arrive in the mailbox, each until its ticket is committed: the templates as they ship. */
export type ShippedIngest = {
	readonly mails: number;
	readonly arrivedWithinS: number;
	readonly committed: number;
	readonly commitMs: Quantiles;
};

const tablesMs = 120_000;
const ticketsMs = 240_000;

/** Those that the mailbox of Microsoft 365 needs. */
const needed: readonly TemplateId[] = publishOrder.filter((id) =>
	/Settings|AlertsToTickets|ReadMailbox|Failure|IngestM365/.test(id),
);
const ingest = 'OPATIngestM365';

/** Imports the templates and lets mails arrive at even times, one alert each. */
export async function measureShippedIngest(
	host: SingleProcessHost,
	given: { readonly mails: number; readonly withinS: number },
): Promise<ShippedIngest> {
	const [standin, graph, smtp] = await Promise.all([
		startStandin(),
		startGraphStandin(),
		startSmtpCatcher(),
	]);
	try {
		await standin.admin.setSwitches({
			latencyMs: endToEndLatencyMs,
			threadLimit: threads,
			threadSlotLingerMs: slotLagMs,
		});
		await storeTemplateCredentials(host.api, {
			standinUrl: standin.url,
			graphUrl: graph.url,
			smtpPort: smtp.port,
		});
		await publishTemplates(host);
		return await measured(graph, standin, given);
	} finally {
		for (const id of [...needed].reverse()) {
			await host.api.unpublishWorkflow(id);
		}
		await Promise.all([standin.stop(), graph.stop(), smtp.stop()]);
	}
}

/** As workflows/README.md says: the tables make themselves, then they are filled, then ingest begins. */
async function publishTemplates({ api, place }: SingleProcessHost): Promise<void> {
	const tables = dataTables(api);
	await importFolder(place, templateFolder);
	for (const id of needed.filter((one) => one !== ingest)) await api.publishWorkflow(id);
	await until(
		() => tables.rows('Settings'),
		(rows) => rows.length > 0,
		tablesMs,
		{ what: 'the templates make their tables' },
	);
	await tables.setSettings({
		emergencyContact: 'oncall@msp.example',
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
	});
	for (const { tenant, companyID } of mappedTenants.slice(0, 3)) {
		await tables.write('Tenants', 'tenant', { tenant, companyID, flow: true });
	}
	await api.publishWorkflow(ingest);
}

async function measured(
	graph: GraphStandin,
	standin: RunningStandin,
	{ mails, withinS }: { readonly mails: number; readonly withinS: number },
): Promise<ShippedIngest> {
	const arrivedAt = new Map<string, number>();
	for (let n = 0; n < mails; n += 1) {
		const user = `user${300 * n}@customer.example`;
		arrivedAt.set(user, Date.now());
		// Every 300th mail of the series is of the first tenant.
		await graph.admin.deliver({
			from: 'alerts@office-protect.example',
			to: ['alerts@msp.example'],
			subject: 'Sign-In from Unauthorized Country',
			html: mailOfOneEvent('ingest', 300 * n),
		});
		await pause((withinS * 1000) / mails);
	}
	const tickets = await until(
		() => standin.admin.tickets(),
		({ length }) => length >= mails,
		ticketsMs,
		{ what: `${mails} tickets of the shipped ingest` },
	);
	const commitMs = tickets.flatMap(({ description, committedAt }) => {
		const user = /user\d+@customer\.example/.exec(description ?? '')?.[0];
		const at = user === undefined ? undefined : arrivedAt.get(user);
		return at === undefined ? [] : Date.parse(committedAt) - at;
	});
	return {
		mails,
		arrivedWithinS: withinS,
		committed: commitMs.length,
		commitMs: quantiles(commitMs),
	};
}
