import { stop } from './hostProcess.cts';

/** Jest's global teardown. */
export default async function stopHost(): Promise<void> {
	await stop();
}
