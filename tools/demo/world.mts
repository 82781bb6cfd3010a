import { startGraphStandin } from '../../test/graphStandin/start.mts';
import type { GraphStandin } from '../../test/graphStandin/start.mts';
import { bringUp } from '../host/bringUp.mts';
import { dataTables } from '../host/dataTables.mts';
import type { DataTables } from '../host/dataTables.mts';
import { planHost } from '../host/host.mts';
import type { Host } from '../host/host.mts';
import { startSmtpCatcher } from '../host/smtpCatcher.mts';
import type { SmtpCatcher } from '../host/smtpCatcher.mts';
import { storeTemplateCredentials } from '../host/templateCredentials.mts';
import { importAtPace, publishOrder } from '../host/templates.mts';
import { setUpTemplates } from '../host/templateSetUp.mts';
import { companies } from './alerts.mts';

/** A host with the templates in it, published, and the mailbox and mail server that they use. */
export type DemoWorld = {
	readonly host: Host;
	/** The Microsoft 365 mailbox to which the alerts are mailed. */
	readonly graph: GraphStandin;
	/** The mail server through which the templates tell the emergency contact. */
	readonly smtp: SmtpCatcher;
	readonly tables: DataTables;
};

export type DemoPlan = {
	/** Shows each step on the terminal; rejects with what one has to say. */
	bringUp(): Promise<DemoWorld>;
	/** Aborted as soon as all is being stopped. */
	readonly signal: AbortSignal;
	/** Ends what was started, also after a step that failed. */
	stop(): Promise<void>;
};

/** So that nobody has to wait: the templates as they ship do this every minute and every 15 minutes. */
export const pace = { everySeconds: 10, wholeWindowAfterSeconds: 15 } as const;

export const emergencyContact = 'oncall@msp.example';

/** They need an IMAP server, which the demo does without. */
const leftOut: ReadonlySet<string> = new Set(['OPATIngestImap', 'OPATDeliverOutbox']);
/** They tell about the outage too, at a time of their own, so they begin after it. */
const later: ReadonlySet<string> = new Set(['OPATHealthCheck', 'OPATWeeklySummary']);

/** Prepares the demo's world; `env` adds to the environment of n8n. */
export async function planDemo(env: Readonly<Record<string, string>> = {}): Promise<DemoPlan> {
	const hostPlan = await planHost(env);
	const servers: { graph?: GraphStandin; smtp?: SmtpCatcher } = {};
	const stopping = new AbortController();
	let underWay: Promise<unknown> = Promise.resolve();
	const world = (): DemoWorld => {
		const { graph, smtp } = servers;
		if (graph === undefined || smtp === undefined) throw new Error('The servers are not up');
		const host = hostPlan.host();
		return { host, graph, smtp, tables: dataTables(host.api) };
	};
	const step = (title: string, work: () => Promise<void>) => ({
		title,
		run: async () => {
			stopping.signal.throwIfAborted();
			underWay = work();
			await underWay;
		},
	});
	const steps = [
		...hostPlan.steps,
		step('Starting the Microsoft 365 stand-in and a mail server', async () => {
			servers.graph = await startGraphStandin();
			servers.smtp = await startSmtpCatcher();
		}),
		step('Importing the template workflows', () => importTemplates(world(), stopping.signal)),
		step('Publishing them and filling in settings and tenants', () =>
			setUp(world(), stopping.signal),
		),
	];
	return {
		bringUp: async () => {
			await bringUp({ ...hostPlan, steps });
			return world();
		},
		signal: stopping.signal,
		stop: async () => {
			stopping.abort(new Error('Stopped'));
			await Promise.allSettled([underWay]);
			await hostPlan.stop();
			await Promise.all([servers.graph?.stop(), servers.smtp?.stop()]);
		},
	};
}

async function importTemplates(world: DemoWorld, signal: AbortSignal): Promise<void> {
	const { host, graph, smtp } = world;
	await storeTemplateCredentials(host.api, {
		standinUrl: host.standin.url,
		graphUrl: graph.url,
		smtpPort: smtp.port,
	});
	await importAtPace(host.n8n, pace, signal);
}

async function setUp({ host }: DemoWorld, signal: AbortSignal): Promise<void> {
	await setUpTemplates(host.api, {
		templates: publishOrder.filter((id) => !leftOut.has(id) && !later.has(id)),
		settings: {
			emergencyContact,
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		},
		tenants: Object.entries(companies).map(([tenant, companyID]) => ({ tenant, companyID })),
		signal,
	});
}

/** Publishes the templates that begin after the outage. */
export async function publishLater({ host }: DemoWorld): Promise<void> {
	for (const id of publishOrder.filter((one) => later.has(one) && !leftOut.has(one))) {
		await host.api.publishWorkflow(id);
	}
}
