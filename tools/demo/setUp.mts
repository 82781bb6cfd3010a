import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { standinCredential } from '../host/credential.mts';
import type { N8nApi } from '../host/n8nApi.mts';

const workflow = z.object({
	name: z.string(),
	nodes: z.array(z.object({ type: z.string(), parameters: z.record(z.unknown()) }).passthrough()),
	connections: z.record(z.unknown()),
	settings: z.record(z.unknown()),
});

/**
 * Makes a ready credential and the published workflow; gives the workflow's addresses in n8n.
 * Rejects when n8n's test of the credential does not pass.
 */
export async function setUpWorkflow(
	api: N8nApi,
	urls: { readonly n8n: string; readonly standin: string },
): Promise<{ readonly webhookUrl: string; readonly editorUrl: string }> {
	const credential = standinCredential(urls.standin, 'valid');
	const { id, name } = await api.createCredential(credential);
	const test = await api.testCredential({ ...credential, id });
	if (test.status !== 'OK') throw new Error(`The credential's test says: ${test.message}`);

	const file = path.join(import.meta.dirname, 'workflow.json');
	const template = workflow.parse(JSON.parse(await readFile(file, 'utf8')));
	const nodes = template.nodes.map((node) =>
		node.type.endsWith('.officeProtectAutotask')
			? { ...node, credentials: { [credential.type]: { id, name } } }
			: node,
	);
	const workflowId = await api.importWorkflow({ ...template, nodes });
	await api.publishWorkflow(workflowId);
	return {
		webhookUrl: `${urls.n8n}/webhook/office-protect`,
		editorUrl: `${urls.n8n}/workflow/${workflowId}`,
	};
}
