import { setTimeout as pause } from 'node:timers/promises';
import { startGraphStandin } from '../../test/graphStandin/start.mts';
import type { GraphStandin } from '../../test/graphStandin/start.mts';
import { startStandin } from '../../test/standin/start.mts';
import type { Standin } from '../../test/standin/start.mts';
import { startSmtpCatcher } from '../../tools/host/smtpCatcher.mts';
import { storeTemplateCredentials } from '../../tools/host/templateCredentials.mts';
import { importFolder, publishOrder, templateFolder } from '../../tools/host/templates.mts';
import type { TemplateId } from '../../tools/host/templates.mts';
import { setUpTemplates } from '../../tools/host/templateSetUp.mts';
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

const ticketsMs = 240_000;

/** Those that the mailbox of Microsoft 365 needs. */
const needed: readonly TemplateId[] = publishOrder.filter((id) =>
	/Settings|AlertsToTickets|ReadMailbox|Failure|IngestM365/.test(id),
);

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

/** Imports the templates and publishes those that are needed. */
async function publishTemplates({ api, place }: SingleProcessHost): Promise<void> {
	await importFolder(place, templateFolder);
	await setUpTemplates(api, {
		templates: needed,
		settings: { emergencyContact: 'oncall@msp.example' },
		tenants: mappedTenants.slice(0, 3),
	});
}

async function measured(
	graph: GraphStandin,
	standin: Standin,
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
