import { omit } from 'lodash';
import { z } from 'zod';
import { nodeType } from '../host.cts';
import { templateFiles } from './world.cts';

const template = z.object({
	nodes: z.array(
		z.object({ type: z.string(), parameters: z.record(z.unknown()), credentials: z.unknown() }),
	),
});

/**
 * The parameters and credentials of all nodes of the templates that have this operation, without
 * what differs between operations.
 */
export function settingsOf(operation: string): readonly object[] {
	return templateFiles()
		.flatMap(({ text }) => template.parse(JSON.parse(text)).nodes)
		.filter(({ type, parameters }) => type === nodeType && parameters['operation'] === operation)
		.map(({ parameters, credentials }) => ({
			...omit(parameters, ['operation', 'testCompany', 'dryRun']),
			credentials,
		}));
}
