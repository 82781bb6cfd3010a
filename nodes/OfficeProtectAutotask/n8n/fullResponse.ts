import { z } from 'zod';
import type { HttpAnswer } from '../autotask/http';

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

/** The answer in what n8n gives for `returnFullResponse` and `encoding: 'text'`. */
export function answerIn(response: unknown): HttpAnswer {
	const { statusCode, headers, body } = fullResponse.parse(response);
	return {
		kind: 'answer',
		status: statusCode,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
	};
}
