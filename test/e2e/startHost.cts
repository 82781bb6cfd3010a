import { start } from './hostProcess.cts';

/** Jest's global set-up; the tests read the addresses from the environment (see host.cts). */
export default async function startHost(): Promise<void> {
	process.env['END_TO_END_HOST'] = await start();
}
