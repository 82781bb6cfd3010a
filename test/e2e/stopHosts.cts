import { stop } from './hostProcess.cts';

/** Jest's global teardown. */
export default async function stopHosts(): Promise<void> {
	await stop();
}
