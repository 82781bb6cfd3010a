import { start } from './hostProcess.cts';

/**
 * Jest's global set-up: a host for each of Jest's workers, so that test files which run side by
 * side do not meet. The tests read the addresses from the environment (see host.cts).
 */
export default async function startHosts({ maxWorkers }: { maxWorkers: number }): Promise<void> {
	process.env['END_TO_END_HOSTS'] = `[${(await start(maxWorkers)).join()}]`;
}
