import { contentType } from '../standinServer/faultEffects.mts';
import type { FaultAnswer } from '../standinServer/faultEffects.mts';
import { usualErrorBody } from './graphError.mts';

/**
 * How Graph would word the answer of a fault at this time (milliseconds since the epoch): its usual
 * error object unless the fault brings a body, and the Retry-After header that goes with a 429.
 */
export function faultAnswer(
	{ status, body }: FaultAnswer,
	at: number,
): { readonly text: string; readonly headers: Readonly<Record<string, string>> } {
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? usualErrorBody(status, at));
	const retryAfter: Readonly<Record<string, string>> =
		status === 429 ? { 'retry-after': '10' } : {};
	return { text, headers: { ...contentType(body), ...retryAfter } };
}
