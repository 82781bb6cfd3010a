import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { until } from '../until.mts';
import { N8nRefusal } from './n8nSignIn.mts';

export type Workflow = {
	readonly name: string;
	readonly nodes: readonly unknown[];
	readonly connections: Readonly<Record<string, unknown>>;
	readonly settings?: Readonly<Record<string, unknown>>;
};

export type WorkflowCalls = {
	/** Stores a workflow, unpublished; gives its id. */
	importWorkflow(workflow: Workflow): Promise<string>;
	/** Publishes the newest version of a workflow; resolves when its triggers run. */
	publishWorkflow(id: string): Promise<void>;
	/** Resolves when its triggers have ended: what is published before that may end with them. */
	unpublishWorkflow(id: string): Promise<void>;
	deleteWorkflow(id: string): Promise<void>;
};

const publishMs = 30_000;

const identified = z.object({ data: z.object({ id: z.string() }) });
const versioned = z.object({ data: z.object({ versionId: z.string() }) });
const publication = z.object({ data: z.object({ status: z.string(), triggers: z.unknown() }) });

/** What the owner who is signed in does with workflows. */
export function workflowCalls(http: AxiosInstance): WorkflowCalls {
	return {
		importWorkflow: async (workflow) =>
			identified.parse(
				(await http.post<unknown>('/rest/workflows', { active: false, ...workflow })).data,
			).data.id,
		publishWorkflow: async (id) => {
			const stored = versioned.parse((await http.get<unknown>(`/rest/workflows/${id}`)).data);
			await http.post(`/rest/workflows/${id}/activate`, { versionId: stored.data.versionId });
			await untilItIs('published', http, id);
		},
		unpublishWorkflow: async (id) => {
			await http.post(`/rest/workflows/${id}/deactivate`, {});
			await untilItIs('not_published', http, id);
		},
		deleteWorkflow: async (id) => {
			await http.post(`/rest/workflows/${id}/archive`, {});
			await http.delete(`/rest/workflows/${id}`);
		},
	};
}

/** Newer n8n start and end the triggers of a workflow a while after they have answered. */
async function untilItIs(
	wanted: 'published' | 'not_published',
	http: AxiosInstance,
	id: string,
): Promise<void> {
	const what = `workflow ${id} is to be ${wanted}`;
	await until(
		async () => publicationOf(http, id),
		(now) => {
			if (now?.status === 'failed' || now?.status === 'partial') {
				throw new Error(`n8n could not publish workflow ${id}: ${JSON.stringify(now.triggers)}`);
			}
			return now === undefined || now.status === wanted;
		},
		publishMs,
		{ what },
	);
}

/** Undefined in an n8n that answers only once the triggers run, and has no such question. */
async function publicationOf(http: AxiosInstance, id: string) {
	try {
		const answer = await http.get<unknown>(`/rest/workflows/${id}/publication-status`);
		return publication.parse(answer.data).data;
	} catch (error) {
		if (error instanceof N8nRefusal && error.status === 404) return undefined;
		throw error;
	}
}
