import axios from 'axios';
import { z } from 'zod';
import type { Expected, Sent } from './alerts.mts';

/** What became of one thing that the demo sent. */
export type Result = {
	readonly sent: Sent;
	readonly outcome: string;
	readonly message: string;
	readonly ticket: string | null;
	readonly asExpected: boolean;
};

const outcomes = z.array(
	z.object({
		outcome: z.string(),
		message: z.string(),
		reason: z.string().nullable(),
		ticket: z
			.object({ number: z.string().nullable(), url: z.string().nullable() })
			.nullable()
			.optional(),
	}),
);

/** Sends one thing to the workflow's webhook and reads what the workflow answers. */
export async function send(webhookUrl: string, sent: Sent): Promise<Result> {
	const answer = await axios.post<unknown>(webhookUrl, sent.body, {
		proxy: false,
		headers: { 'Content-Type': sent.contentType },
		validateStatus: () => true,
	});
	const read = outcomes.safeParse(answer.data);
	const [first, ...more] = read.success ? read.data : [];
	if (answer.status !== 200 || first === undefined || more.length > 0) {
		const message = `n8n answered ${answer.status}: ${JSON.stringify(answer.data)}`;
		return { sent, outcome: 'no answer', message, ticket: null, asExpected: false };
	}
	return {
		sent,
		outcome: first.reason === null ? first.outcome : `${first.outcome} (${first.reason})`,
		message: first.message,
		ticket: first.ticket?.url ?? first.ticket?.number ?? null,
		asExpected: isExpected(first, sent.expected),
	};
}

function isExpected(
	{ outcome, reason }: { readonly outcome: string; readonly reason: string | null },
	expected: Expected,
): boolean {
	if (outcome !== expected.outcome) return false;
	return expected.outcome === 'skipped' ? reason === expected.reason : true;
}
