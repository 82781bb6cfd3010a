import path from 'node:path';
import { startProcess } from '../standinServer/startProcess.mts';
import type { StandinProcess } from '../standinServer/startProcess.mts';
import { graphAdminOf } from './adminCalls.mts';
import type { GraphStandinAdmin } from './adminCalls.mts';

/** The stand-in's `url` is what n8n's credential calls the Graph API base URL; no slash at its end. */
export type GraphStandin = StandinProcess & { readonly admin: GraphStandinAdmin };

/**
 * Starts the Graph stand-in as a process of its own on free ports of 127.0.0.1 and resolves when it
 * answers; rejects with what it wrote to stderr when it does not start.
 */
export async function startGraphStandin(): Promise<GraphStandin> {
	const script = path.join(import.meta.dirname, 'main.mts');
	const running = await startProcess({ name: 'Graph stand-in', script });
	return { ...running, admin: graphAdminOf(running.adminUrl) };
}
