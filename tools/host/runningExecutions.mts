import { z } from 'zod';
import { until } from '../until.mts';
import type { N8nApi } from './n8nApi.mts';

const running = z
	.object({ data: z.object({ results: z.array(z.object({ id: z.string() })) }) })
	.transform(({ data }) => data.results);

/** Resolves when no execution of the workflow runs or waits to begin. */
export async function untilNoneRuns(
	{ http }: Pick<N8nApi, 'http'>,
	workflowId: string,
	waitMs: number,
): Promise<void> {
	const filter = JSON.stringify({ workflowId, status: ['running', 'new'] });
	await until(
		async () =>
			running.parse((await http.get<unknown>('/rest/executions', { params: { filter } })).data),
		(executions) => executions.length === 0,
		waitMs,
	);
}
