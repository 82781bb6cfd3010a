import { z } from 'zod';
import { executionsByStatus } from '../../tools/host/executionsByStatus.mts';
import { connectToN8n } from '../../tools/host/n8nApi.mts';

type TestCase = {
	readonly fullName: string;
	readonly status: string;
	readonly startedAt?: number | null;
};

const kept = z
	.object({
		resultData: z.object({
			error: z.object({ message: z.string() }).optional(),
			lastNodeExecuted: z.string().optional(),
		}),
	})
	.transform(({ resultData }) => resultData);

const addresses = z.array(z.object({ n8nUrl: z.string() }));

/**
 * A reporter for Jest: where a test fails, it tells which workflows failed meanwhile, and where.
 * They run on schedules, so that the test itself sees only what they did not do.
 */
export default class FailedExecutions {
	async onTestCaseResult(_: unknown, { fullName, status, startedAt }: TestCase): Promise<void> {
		if (status !== 'failed') return;
		const failures = await failedSince(startedAt ?? 0);
		const told = failures.length === 0 ? ['none'] : failures;
		process.stderr.write(`Failed executions during "${fullName}":\n  ${told.join('\n  ')}\n`);
	}
}

/** In all hosts: Jest does not tell a reporter which worker ran a test. */
async function failedSince(sinceMs: number): Promise<readonly string[]> {
	const hosts = addresses.parse(JSON.parse(process.env['END_TO_END_HOSTS'] ?? '[]'));
	const failed = hosts.map(async ({ n8nUrl }) => failedIn(n8nUrl, sinceMs));
	return (await Promise.all(failed)).flat();
}

async function failedIn(n8nUrl: string, sinceMs: number): Promise<readonly string[]> {
	const api = await connectToN8n(n8nUrl);
	const ended = await executionsByStatus(api, { status: ['error', 'crashed', 'canceled'] });
	const failed = ended.filter(({ startedAt }) => Date.parse(startedAt ?? '') >= sinceMs);
	return Promise.all(
		failed.map(async ({ id, workflowId, workflowName, status, startedAt }) => {
			const stored = (await api.executions(workflowId)).find((execution) => execution.id === id);
			const end = kept.safeParse(stored?.data);
			const where = end.success
				? `in ${end.data.lastNodeExecuted ?? 'no node'}: ${end.data.error?.message ?? 'no error'}`
				: 'nothing more is stored';
			return `${workflowName ?? workflowId} ${status}, ${startedAt ?? ''}, ${where}`;
		}),
	);
}
