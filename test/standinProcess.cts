import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import axios from 'axios';
import credentials from './standin/credentials.json';
import type {
	Counters,
	FaultSpec,
	FaultState,
	LoggedRequest,
	RowInput,
	SeededIds,
	SeedRows,
	StoredNote,
	StoredTicket,
	SwitchDescription,
} from './standin/adminApi.mts' with { 'resolution-mode': 'import' };
import type { Switches } from './standin/switches.mts' with { 'resolution-mode': 'import' };

export type {
	Counters,
	FaultSpec,
	FaultState,
	LoggedRequest,
	RowInput,
	SeededIds,
	SeedRows,
	StoredNote,
	StoredTicket,
	SwitchDescription,
	Switches,
};

/** Sign-in data that the stand-in accepts or refuses; see its README for what each user shows. */
export const standinCredentials = credentials;

/** The three headers of a signed-in call for one of the stand-in's users. */
export function signInHeaders(
	user: keyof typeof credentials.users = 'valid',
): Readonly<Record<string, string>> {
	const { userName, secret } = credentials.users[user];
	return { UserName: userName, Secret: secret, ApiIntegrationCode: credentials.integrationCode };
}

export type StandinOptions = {
	/** Milliseconds added to every answer of the API side; default 0. */
	readonly latencyMs?: number;
};

export type StandinAdmin = {
	/** Fresh seed, default switches, no faults, counters at zero. */
	reset(): Promise<void>;
	/** Adds rows; see `SeedRows`. */
	seed(rows: SeedRows): Promise<SeededIds>;
	/** Sets the switches given, leaves the others. */
	setSwitches(values: Partial<Switches>): Promise<void>;
	switches(): Promise<readonly SwitchDescription[]>;
	/** Adds a fault and gives its id. */
	addFault(fault: FaultSpec): Promise<string>;
	faults(): Promise<readonly FaultState[]>;
	/** Lets go what a `hold` keeps waiting, and ends that fault. */
	releaseFault(id: string): Promise<void>;
	/** Ends all faults and lets go what they hold. */
	clearFaults(): Promise<void>;
	counters(): Promise<Counters>;
	clearCounters(): Promise<void>;
	/** The newest requests, oldest first. */
	requests(): Promise<readonly LoggedRequest[]>;
	/** All tickets with their notes, in commit order. */
	tickets(): Promise<readonly StoredTicket[]>;
	/** All notes, in commit order. */
	notes(): Promise<readonly StoredNote[]>;
	/** A human touches a ticket: last activity becomes the human's unless the change says otherwise. */
	touchTicket(id: number, change: RowInput): Promise<StoredTicket>;
	changeCompany(id: number, change: RowInput): Promise<void>;
};

export type Standin = {
	/** Ends with `/ATServicesRest/`. */
	readonly url: string;
	/** Without a slash at its end. */
	readonly adminUrl: string;
	readonly pid: number;
	readonly admin: StandinAdmin;
	stop(): Promise<void>;
};

type Ready = { readonly url: string; readonly adminUrl: string; readonly pid: number };

/**
 * Starts the Autotask stand-in as a process of its own on free ports of 127.0.0.1 and resolves when
 * it answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
	const command = path.join(__dirname, 'standin', 'main.mts');
	const latency = ['--latency', String(options.latencyMs ?? 0)];
	const child = spawn(process.execPath, [command, '--port', '0', '--admin-port', '0', ...latency], {
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
			throw new Error(`The stand-in did not start: ${complaint}`);
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
	throw new Error(`The stand-in's first line is not its address: ${line}`);
}

function adminOf(adminUrl: string): StandinAdmin {
	const http = axios.create({ baseURL: `${adminUrl}/admin`, proxy: false });
	const read = async <T,>(where: string): Promise<T> => (await http.get<T>(where)).data;
	const send = async <T,>(method: string, where: string, data?: unknown): Promise<T> =>
		(await http.request<T>({ method, url: where, data })).data;
	return {
		reset: async () => send('POST', '/reset', {}),
		seed: async (rows) => send('POST', '/seed', rows),
		setSwitches: async (values) => send('PUT', '/switches', values),
		switches: async () => read('/switches'),
		addFault: async (fault) => (await send<{ id: string }>('POST', '/faults', fault)).id,
		faults: async () => read('/faults'),
		releaseFault: async (id) => send('POST', `/faults/${id}/release`, {}),
		clearFaults: async () => send('DELETE', '/faults'),
		counters: async () => read('/counters'),
		clearCounters: async () => send('DELETE', '/counters'),
		requests: async () => read('/requests'),
		tickets: async () => read('/tickets'),
		notes: async () => read('/notes'),
		touchTicket: async (id, change) => send('PATCH', `/tickets/${id}`, change),
		changeCompany: async (id, change) => send('POST', `/companies/${id}`, change),
	};
}
