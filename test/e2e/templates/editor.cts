import { z } from 'zod';
import { n8n } from '../host.cts';

const drawing = z.object({
	nodes: z.array(z.object({ name: z.string(), parameters: z.record(z.unknown()) }).passthrough()),
	connections: z.record(z.unknown()),
});
const stored = z.object({ data: drawing.passthrough() }).transform(({ data }) => data);

/** What one sees of a workflow in the editor. */
export type Drawing = z.infer<typeof drawing>;

/** Changes a stored workflow as a person does in the editor, and publishes it. */
export async function edit(
	workflowId: string,
	change: (drawing: Drawing) => Drawing,
): Promise<void> {
	const api = await n8n();
	const where = `/rest/workflows/${workflowId}`;
	const workflow = stored.parse((await api.http.get<unknown>(where)).data);
	await api.http.patch(where, { ...workflow, ...change(workflow) });
	await api.publishWorkflow(workflowId);
}

/** Sets parameters of one node, and leaves its others. Throws when there is no such node. */
export function withParameters(
	{ nodes, connections }: Drawing,
	name: string,
	parameters: Readonly<Record<string, unknown>>,
): Drawing {
	return changed({ nodes, connections }, name, (node) => ({
		...node,
		parameters: { ...node.parameters, ...parameters },
	}));
}

/** Activates or deactivates one node, as the key D does. Throws when there is no such node. */
export function withDisabled(drawing: Drawing, name: string, disabled: boolean): Drawing {
	return changed(drawing, name, (node) => ({ ...node, disabled }));
}

type Node = Drawing['nodes'][number];

function changed(
	{ nodes, connections }: Drawing,
	name: string,
	change: (node: Node) => Node,
): Drawing {
	if (!nodes.some((node) => node.name === name)) throw new Error(`There is no node ${name}`);
	return { connections, nodes: nodes.map((node) => (node.name === name ? change(node) : node)) };
}

export async function unpublish(workflowId: string): Promise<void> {
	await (await n8n()).unpublishWorkflow(workflowId);
}
