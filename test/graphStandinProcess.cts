import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import axios from 'axios';
import credentials from './graphStandin/credentials.json';
import type {
	Counters,
	DeliveredMail,
	Delivery,
	FaultSpec,
	FaultState,
	LoggedRequest,
	MailFields,
	MailState,
	Revocation,
	SentMail,
	SwitchDescription,
} from './graphStandin/adminApi.mts' with { 'resolution-mode': 'import' };
import type { Switches } from './graphStandin/switches.mts' with { 'resolution-mode': 'import' };

export type { Delivery, FaultSpec, MailFields, MailState, SentMail };
export type GraphSwitches = Switches;

/** What the Graph stand-in accepts, and the mailbox that it holds. */
export const graphCredentials = credentials;

export type GraphStandinAdmin = {
	/** An empty mailbox, all tokens good, default switches, no faults, counters at zero. */
	reset(): Promise<void>;
	/** Puts a raw mail (RFC 5322) into the mailbox. */
	deliverEml(eml: Buffer | string, delivery?: Delivery): Promise<DeliveredMail>;
	/** Puts a mail written as fields into the mailbox. */
	deliver(message: MailFields, delivery?: Delivery): Promise<DeliveredMail>;
	/** All mails, visible or not, in the order of their arrival. */
	mails(): Promise<readonly MailState[]>;
	/** Makes a mail visible that was delivered with `visibleAfterMs`. */
	show(id: string): Promise<MailState>;
	/** Marks a mail read or unread, or moves it, as a human does; a move gives it another id. */
	changeMail(
		id: string,
		change: { readonly isRead?: boolean; readonly folder?: string },
	): Promise<MailState>;
	removeMail(id: string): Promise<void>;
	sent(): Promise<readonly SentMail[]>;
	revokeTokens(what: Revocation['what']): Promise<void>;
	/** Makes all tokens ever given out good again. */
	restoreTokens(): Promise<void>;
	/** Sets the switches given, leaves the others. */
	setSwitches(values: Partial<Switches>): Promise<void>;
	switches(): Promise<readonly SwitchDescription[]>;
	/** Adds a fault and gives its id. */
	addFault(fault: FaultSpec): Promise<string>;
	faults(): Promise<readonly FaultState[]>;
	releaseFault(id: string): Promise<void>;
	clearFaults(): Promise<void>;
	counters(): Promise<Counters>;
	clearCounters(): Promise<void>;
	/** The newest requests, oldest first. */
	requests(): Promise<readonly LoggedRequest[]>;
};

export type GraphStandin = {
	/** What n8n's credential calls the Graph API base URL; without a slash at its end. */
	readonly url: string;
	/** Without a slash at its end. */
	readonly adminUrl: string;
	readonly pid: number;
	readonly admin: GraphStandinAdmin;
	stop(): Promise<void>;
};

type Ready = { readonly url: string; readonly adminUrl: string; readonly pid: number };

/** An n8n credential as its API and import take it. */
export type OutlookCredential = {
	readonly name: string;
	readonly type: 'microsoftOutlookOAuth2Api';
	readonly data: Readonly<Record<string, unknown>>;
};

/** The credential with which n8n's Outlook nodes read the stand-in's mailbox, signed in already. */
export function outlookCredential(url: string, name = 'Outlook stand-in'): OutlookCredential {
	const login = `${url}/${credentials.tenantId}/oauth2/v2.0`;
	return {
		name,
		type: 'microsoftOutlookOAuth2Api',
		data: {
			clientId: credentials.clientId,
			clientSecret: credentials.clientSecret,
			authUrl: `${login}/authorize`,
			accessTokenUrl: `${login}/token`,
			graphApiBaseUrl: url,
			oauthTokenData: {
				token_type: 'Bearer',
				scope: 'openid offline_access Mail.ReadWrite Mail.Send',
				expires_in: 3599,
				access_token: credentials.accessToken,
				refresh_token: credentials.refreshToken,
			},
		},
	};
}

/**
 * Starts the Graph stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it
 * answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startGraphStandin(): Promise<GraphStandin> {
	const command = path.join(__dirname, 'graphStandin', 'main.mts');
	const child = spawn(process.execPath, [command, '--port', '0', '--admin-port', '0'], {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	if (child.stdout === null || child.stderr === null) throw new Error('The process has no output');
	let complaint = '';
	child.stderr.on('data', (chunk: Buffer) => {
		complaint += chunk.toString();
	});
	const ended = once(child, 'exit');
	const firstLine = once(createInterface({ input: child.stdout }), 'line');
	const ready = await Promise.race([
		firstLine.then(([line]) => readReady(String(line))),
		ended.then(() => {
			throw new Error(`The Graph stand-in did not start: ${complaint}`);
		}),
	]);
	return {
		...ready,
		admin: adminOf(ready.adminUrl),
		stop: async () => {
			if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
			await ended;
		},
	};
}

function readReady(line: string): Ready {
	const value: unknown = JSON.parse(line);
	if (typeof value === 'object' && value !== null && 'url' in value && 'adminUrl' in value) {
		const pid = 'pid' in value ? Number(value.pid) : 0;
		return { url: String(value.url), adminUrl: String(value.adminUrl), pid };
	}
	throw new Error(`The Graph stand-in's first line is not its address: ${line}`);
}

function adminOf(adminUrl: string): GraphStandinAdmin {
	const http = axios.create({ baseURL: `${adminUrl}/admin`, proxy: false });
	const read = async <T,>(where: string): Promise<T> => (await http.get<T>(where)).data;
	const send = async <T,>(method: string, where: string, data?: unknown): Promise<T> =>
		(await http.request<T>({ method, url: where, data })).data;
	return {
		reset: async () => send('POST', '/reset', {}),
		deliverEml: async (eml, delivery = {}) =>
			send('POST', '/mails', { ...delivery, eml: Buffer.from(eml).toString('base64') }),
		deliver: async (message, delivery = {}) => send('POST', '/mails', { ...delivery, message }),
		mails: async () => read('/mails'),
		show: async (id) => send('POST', `/mails/${id}/show`, {}),
		changeMail: async (id, change) => send('PATCH', `/mails/${id}`, change),
		removeMail: async (id) => send('DELETE', `/mails/${id}`),
		sent: async () => read('/sent'),
		revokeTokens: async (what) => send('POST', '/tokens/revoke', { what }),
		restoreTokens: async () => send('POST', '/tokens/restore', {}),
		setSwitches: async (values) => send('PUT', '/switches', values),
		switches: async () => read('/switches'),
		addFault: async (fault) => (await send<{ id: string }>('POST', '/faults', fault)).id,
		faults: async () => read('/faults'),
		releaseFault: async (id) => send('POST', `/faults/${id}/release`, {}),
		clearFaults: async () => send('DELETE', '/faults'),
		counters: async () => read('/counters'),
		clearCounters: async () => send('DELETE', '/counters'),
		requests: async () => read('/requests'),
	};
}
