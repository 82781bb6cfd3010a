import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { standinCredential } from '../../../tools/host/credential.mts';
import type { Credential } from '../../../tools/host/n8nApi.mts';
import { smtpCredential, startSmtpCatcher } from '../../../tools/host/smtpCatcher.mts';
import type { SmtpCatcher } from '../../../tools/host/smtpCatcher.mts';
import { outlookCredential, startGraphStandin } from '../../graphStandinProcess.cts';
import type { GraphStandin } from '../../graphStandinProcess.cts';
import { host, n8n } from '../host.cts';
import { publishCaller } from './caller.cts';
import type { Caller } from './caller.cts';
import { dropTables } from './tables.cts';

/** The folder of the templates, as it ships. */
export const templateFolder = path.join(__dirname, '..', '..', '..', 'workflows');

/** Sub-workflows before those that call them, as n8n wants it. */
export const publishOrder = [
	'OPATSettings',
	'OPATAlertsToTickets',
	'OPATReadMailbox',
	'OPATFailureAlerts',
	'OPATFailureMailer',
	'OPATBackfill',
	'OPATSendTestTicket',
	'OPATHealthCheck',
	'OPATIngestM365',
] as const;

export type TemplateId = (typeof publishOrder)[number];

export type World = {
	readonly graph: GraphStandin;
	readonly smtp: SmtpCatcher;
	readonly caller: Caller;
	/** Unpublishes the templates and ends both servers. */
	stop(): Promise<void>;
};

const cli = z
	.object({ n8nScript: z.string(), n8nUserFolder: z.string() })
	.parse(JSON.parse(process.env['END_TO_END_HOST'] ?? '{}'));

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
		await storeCredentials(graph.url, smtp.port);
		await importWithSchedule(everySeconds);
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

async function storeCredentials(graphUrl: string, smtpPort: number): Promise<void> {
	await store({ ...standinCredential(host.standinUrl, 'valid'), name: 'Autotask' });
	await store(outlookCredential(graphUrl, 'Alert Mailbox'));
	await store(outlookCredential(graphUrl, 'Alert Mails'));
	await store(smtpCredential(smtpPort, 'Alert Mails'));
}

const stored = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
});

/** In place of one of the same name and type: templates find theirs by its name. */
async function store(credential: Credential): Promise<void> {
	const api = await n8n();
	const { data } = stored.parse((await api.http.get<unknown>('/rest/credentials')).data);
	for (const { id, name, type } of data) {
		if (name === credential.name && type === credential.type) {
			await api.http.delete(`/rest/credentials/${id}`);
		}
	}
	await api.createCredential(credential);
}

/** Runs n8n's own import command over the folder, beside the n8n that is up. */
export async function importTemplates(folder = templateFolder): Promise<void> {
	const child = spawn(
		process.execPath,
		[cli.n8nScript, 'import:workflow', '--separate', `--input=${folder}`],
		{
			// Nothing of the test's own environment: n8n behaves differently inside tests.
			env: {
				PATH: process.env['PATH'],
				HOME: process.env['HOME'],
				N8N_USER_FOLDER: cli.n8nUserFolder,
				N8N_DIAGNOSTICS_ENABLED: 'false',
				N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		},
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			said += chunk.toString();
		});
	}
	await once(child, 'exit');
	if (child.exitCode !== 0) throw new Error(`n8n could not import the templates:\n${said}`);
}

async function unpublish(id: TemplateId): Promise<void> {
	await (await n8n()).http.post(`/rest/workflows/${id}/deactivate`, {});
}

async function importWithSchedule(seconds: number | undefined): Promise<void> {
	if (seconds === undefined) {
		await importTemplates();
		return;
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
	for (const { file, text } of templateFiles()) {
		const rule = /"field": "minutes",\s*"minutesInterval": 1\b/;
		const fast = text.replace(rule, `"field": "seconds", "secondsInterval": ${seconds}`);
		writeFileSync(path.join(folder, file), fast);
	}
	try {
		await importTemplates(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The templates as they ship. */
export function templateFiles(): readonly { readonly file: string; readonly text: string }[] {
	return readdirSync(templateFolder)
		.filter((name) => name.endsWith('.json'))
		.map((file) => ({ file, text: readFileSync(path.join(templateFolder, file), 'utf8') }));
}
