import path from 'node:path';
import { adminOf, type StandinAdmin } from '../../test/standin/adminCalls.mts';
import { startProcess, type StandinProcess } from '../../test/standinServer/startProcess.mts';
import { root } from '../packedPackage.mts';

/** The stand-in's `url` ends with `/ATServicesRest/`. */
export type RunningStandin = StandinProcess & { readonly admin: StandinAdmin };

/** Starts the Autotask stand-in on free ports of 127.0.0.1 and resolves when it answers. */
export async function startStandin(): Promise<RunningStandin> {
	const script = path.join(root, 'test', 'standin', 'main.mts');
	const running = await startProcess({ name: 'stand-in', script, detached: true });
	return { ...running, admin: adminOf(running.adminUrl) };
}
