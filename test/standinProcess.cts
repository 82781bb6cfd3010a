import path from 'node:path';
import { adminOf, type StandinAdmin } from './standin/adminCalls.mts';
import credentials from './standin/credentials.json';
import { startProcess, type StandinProcess } from './standinServer/startProcess.mts';

export type { StandinAdmin };
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
} from './standin/adminApi.mts';
export type { Switches } from './standin/switches.mts';

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

/** The stand-in's `url` ends with `/ATServicesRest/`. */
export type Standin = StandinProcess & { readonly admin: StandinAdmin };

/**
 * Starts the Autotask stand-in as a process of its own on free ports of 127.0.0.1 and resolves when
 * it answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
	const running = await startProcess({
		name: 'stand-in',
		script: path.join(__dirname, 'standin', 'main.mts'),
		args: ['--latency', String(options.latencyMs ?? 0)],
	});
	return { ...running, admin: adminOf(running.adminUrl) };
}
