import { startSmtpCatcher } from '../../../tools/host/smtpCatcher.mts';
import type { SmtpCatcher } from '../../../tools/host/smtpCatcher.mts';
import { storeTemplateCredentials } from '../../../tools/host/templateCredentials.mts';
import {
	importAtPace,
	importFolder,
	publishOrder,
	templateFolder,
} from '../../../tools/host/templates.mts';
import type { TemplateId } from '../../../tools/host/templates.mts';
import { startGraphStandin } from '../../graphStandinProcess.cts';
import type { GraphStandin } from '../../graphStandinProcess.cts';
import { host, n8n } from '../host.cts';
import { publishCaller } from './caller.cts';
import type { Caller } from './caller.cts';
import { unpublish } from './editor.cts';
import { dropTables } from './tables.cts';

export { publishOrder, templateFiles, templateFolder } from '../../../tools/host/templates.mts';
export type { TemplateId };

export type World = {
	readonly graph: GraphStandin;
	readonly smtp: SmtpCatcher;
	readonly caller: Caller;
	/** Unpublishes the templates and ends both servers. */
	stop(): Promise<void>;
};

const place = { script: host.n8nScript, userFolder: host.n8nUserFolder };

/**
 * Imports the templates from their files as an administrator does, with credentials of the names
 * that they ask for, and publishes those whose ids are given. With `everySeconds` their schedules
 * tick that often instead of every minute; nothing else is changed.
 */
export async function startWorld(
	published: readonly TemplateId[],
	everySeconds?: number,
): Promise<World> {
	const [graph, smtp] = await Promise.all([startGraphStandin(), startSmtpCatcher()]);
	try {
		await dropTables();
		await storeTemplateCredentials(await n8n(), {
			standinUrl: host.standinUrl,
			graphUrl: graph.url,
			smtpPort: smtp.port,
		});
		if (everySeconds === undefined) await importTemplates();
		else await importAtPace(place, { everySeconds });
		for (const id of inOrder(published)) await (await n8n()).publishWorkflow(id);
		const caller = await publishCaller(published.filter((id) => isCalled.has(id)));
		return {
			graph,
			smtp,
			caller,
			stop: async () => {
				for (const id of inOrder(published).reverse()) await unpublish(id);
				await Promise.all([graph.stop(), smtp.stop()]);
			},
		};
	} catch (error) {
		await Promise.all([graph.stop(), smtp.stop()]);
		throw error;
	}
}

/** Templates that other workflows may call. */
const isCalled: ReadonlySet<TemplateId> = new Set([
	'OPATSettings',
	'OPATAlertsToTickets',
	'OPATReadMailbox',
	'OPATBackfill',
]);

function inOrder(published: readonly TemplateId[]): TemplateId[] {
	return publishOrder.filter((id) => published.includes(id));
}

/** Runs n8n's own import command over the folder, beside the n8n that is up. */
export async function importTemplates(folder = templateFolder): Promise<void> {
	await importFolder(place, folder);
}
