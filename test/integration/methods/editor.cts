import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import type { Standin } from '../../standinProcess.cts';
import { openN8nContext } from '../autotask/n8nContext.cts';
import { usedCredential } from '../credentials.cts';

let credentialCount = 0;

/**
 * What n8n gives to the node's live lists while someone edits it: the real context, a credential of
 * its own (so that nothing is cached from another test) and the parameters in the editor.
 */
export function openEditor(
	standin: Standin,
	parameters: INodeParameters = {},
): ILoadOptionsFunctions {
	credentialCount += 1;
	const { functions } = openN8nContext(usedCredential(standin), {
		credentialId: `credential ${credentialCount}`,
		parameters: { operation: 'createTicket', ...parameters },
	});
	return functions;
}
