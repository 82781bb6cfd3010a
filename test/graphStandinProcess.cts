import path from 'node:path';
import { graphAdminOf, type GraphStandinAdmin } from './graphStandin/adminCalls.mts';
import credentials from './graphStandin/credentials.json';
import { startProcess, type StandinProcess } from './standinServer/startProcess.mts';

export { outlookCredential } from '../tools/host/graphStandin.mts';
export type { GraphStandinAdmin };
export type {
	Delivery,
	FaultSpec,
	MailFields,
	MailState,
	SentMail,
} from './graphStandin/adminApi.mts';
export type { Switches as GraphSwitches } from './graphStandin/switches.mts';

/** What the Graph stand-in accepts, and the mailbox that it holds. */
export const graphCredentials = credentials;

/** The stand-in's `url` is what n8n's credential calls the Graph API base URL; no slash at its end. */
export type GraphStandin = StandinProcess & { readonly admin: GraphStandinAdmin };

/**
 * Starts the Graph stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it
 * answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startGraphStandin(): Promise<GraphStandin> {
	const script = path.join(__dirname, 'graphStandin', 'main.mts');
	const running = await startProcess({ name: 'Graph stand-in', script });
	return { ...running, admin: graphAdminOf(running.adminUrl) };
}
