import { z } from 'zod';
import { until } from '../until.mts';
import type { N8nApi } from './n8nApi.mts';

const listed = z
	.object({
		data: z.object({
			results: z.array(
				z.object({
					id: z.string(),
					workflowId: z.string(),
					workflowName: z.string().nullish(),
					status: z.string(),
					startedAt: z.string().nullish(),
				}),
			),
		}),
	})
	.transform(({ data }) => data.results);

export type ListedExecution = z.infer<typeof listed>[number];

/** Executions of one of these statuses, newest first; of one workflow where `workflowId` is given. */
export async function executionsByStatus(
	{ http }: Pick<N8nApi, 'http'>,
	wanted: { readonly status: readonly string[]; readonly workflowId?: string },
): Promise<readonly ListedExecution[]> {
	const params = { filter: JSON.stringify(wanted), limit: 20 };
	return listed.parse((await http.get<unknown>('/rest/executions', { params })).data);
}

/** Resolves when no execution of the workflow runs or waits to begin. */
export async function untilNoneRuns(
	api: Pick<N8nApi, 'http'>,
	workflowId: string,
	waitMs: number,
): Promise<void> {
	await until(
		async () => executionsByStatus(api, { workflowId, status: ['running', 'new'] }),
		(executions) => executions.length === 0,
		waitMs,
	);
}
