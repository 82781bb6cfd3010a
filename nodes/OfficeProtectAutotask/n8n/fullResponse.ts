import { isObject } from 'lodash';
import { z } from 'zod';
import type { HttpAnswer } from '../autotask/http';

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.unknown(),
	body: z.unknown(),
});

/** The answer in what n8n gives for `returnFullResponse` and `encoding: 'text'`. */
export function answerIn(response: unknown): HttpAnswer {
	const { statusCode, headers, body } = fullResponse.parse(response);
	const fields: readonly [string, unknown][] = isObject(headers) ? Object.entries(headers) : [];
	return {
		kind: 'answer',
		status: statusCode,
		headers: Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), String(value)])),
		body: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
	};
}
