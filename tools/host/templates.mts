import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of the templates, as it ships. */
export const templateFolder = path.join(import.meta.dirname, '..', '..', 'workflows');

/** Sub-workflows before those that call them, as n8n wants it. */
export const publishOrder = [
	'OPATSettings',
	'OPATAlertsToTickets',
	'OPATReadMailbox',
	'OPATFailureAlerts',
	'OPATFailureMailer',
	'OPATBackfill',
	'OPATSendTestTicket',
	'OPATSetUp',
	'OPATHealthCheck',
	'OPATWeeklySummary',
	'OPATIngestM365',
	'OPATDeliverOutbox',
	'OPATIngestImap',
] as const;

export type TemplateId = (typeof publishOrder)[number];

/** Where n8n's command line finds the n8n that is up. */
export type N8nPlace = {
	/** n8n's own script, which has its commands. */
	readonly script: string;
	readonly userFolder: string;
};

/** How fast the templates run; what is missing stays as it ships. */
export type Pace = {
	/** In place of every minute; the IMAP mailbox is connected to again as often. */
	readonly everySeconds?: number;
	/** The whole mailbox window is read again at the first tick after these, in place of 14.5 minutes. */
	readonly wholeWindowAfterSeconds?: number;
};

/** The templates as they ship. */
export function templateFiles(): readonly { readonly file: string; readonly text: string }[] {
	return readdirSync(templateFolder)
		.filter((name) => name.endsWith('.json'))
		.map((file) => ({ file, text: readFileSync(path.join(templateFolder, file), 'utf8') }));
}

/**
 * Runs n8n's own import command over a folder, beside the n8n that is up, as an administrator does.
 * Rejects with what the command said when it did not work.
 */
export async function importFolder(
	{ script, userFolder }: N8nPlace,
	folder: string,
	signal?: AbortSignal,
): Promise<void> {
	const child = spawn(
		process.execPath,
		[script, 'import:workflow', '--separate', `--input=${folder}`],
		{
			// Nothing of this process's own environment: n8n behaves differently inside tests.
			env: {
				PATH: process.env['PATH'],
				HOME: process.env['HOME'],
				N8N_USER_FOLDER: userFolder,
				N8N_DIAGNOSTICS_ENABLED: 'false',
				N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
			},
			stdio: ['ignore', 'pipe', 'pipe'],
			...(signal && { signal }),
		},
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			said += chunk.toString();
		});
	}
	child.on('error', (error) => {
		said += error.message;
	});
	// Also after an abort: n8n must not write any more when its folder is removed.
	await new Promise((resolve) => child.once('close', resolve));
	signal?.throwIfAborted();
	if (child.exitCode !== 0) throw new Error(`n8n could not import the templates:\n${said}`);
}

/** Imports copies of the templates that differ from what ships in their pace alone. */
export async function importAtPace(n8n: N8nPlace, pace: Pace, signal?: AbortSignal): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
	try {
		for (const { file, text } of atPace(templateFiles(), pace)) {
			writeFileSync(path.join(folder, file), text);
		}
		await importFolder(n8n, folder, signal);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

type File = ReturnType<typeof templateFiles>[number];

function atPace(files: readonly File[], { everySeconds, wholeWindowAfterSeconds }: Pace): File[] {
	let paced = [...files];
	if (everySeconds !== undefined) {
		const everyMinute = /"field": "minutes",\s*"minutesInterval": 1\b/;
		const often = `"field": "seconds", "secondsInterval": ${everySeconds}`;
		paced = replaced(paced, everyMinute, often);
		const connectAgain = `"forceReconnect": ${everySeconds / 60}`;
		paced = replaced(paced, /"forceReconnect": 5\b/, connectAgain);
	}
	if (wholeWindowAfterSeconds !== undefined) {
		const age = `$now.minus({ seconds: ${wholeWindowAfterSeconds} })`;
		paced = replaced(paced, /\$now\.minus\(\{ minutes: 14\.5 \}\)/g, age);
	}
	return paced;
}

function replaced(files: readonly File[], what: RegExp, by: string): File[] {
	const changed = files.map(({ file, text }) => ({ file, text: text.replace(what, () => by) }));
	if (changed.every(({ text }, index) => text === files[index]?.text)) {
		throw new Error(`No template has ${what.source} any more, so their pace cannot be changed`);
	}
	return changed;
}
