import path from 'node:path';
import { startProcess } from '../standinServer/startProcess.mts';
import type { StandinProcess } from '../standinServer/startProcess.mts';
import { adminOf } from './adminCalls.mts';
import type { StandinAdmin } from './adminCalls.mts';

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
export async function startStandin({ latencyMs = 0 }: StandinOptions = {}): Promise<Standin> {
	const running = await startProcess({
		name: 'stand-in',
		script: path.join(import.meta.dirname, 'main.mts'),
		args: ['--latency', String(latencyMs)],
	});
	return { ...running, admin: adminOf(running.adminUrl) };
}
