import axios from 'axios';
import type { AxiosResponse } from 'axios';

export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly text: string;
	/** The body as JSON; undefined when it is none. */
	readonly json: unknown;
};
export type Row = Readonly<Record<string, unknown>>;

export type Question = {
	readonly method: string;
	readonly url: string;
	/** A text is sent as it is, all else as JSON. */
	readonly body?: unknown;
	readonly headers: Readonly<Record<string, string>>;
	readonly params?: Readonly<Record<string, string>>;
	/** Milliseconds; default 10,000. */
	readonly timeout?: number;
};

/** A raw call to a stand-in: every status is an answer. Rejects when none comes. */
export async function answerTo(question: Question): Promise<Answer> {
	const { method, url, body, headers, params = {}, timeout = 10_000 } = question;
	const answer: AxiosResponse<string> = await axios.request({
		method,
		url,
		data: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
		headers,
		params,
		timeout,
		proxy: false,
		responseType: 'text',
		transformRequest: (data: unknown) => data,
		transformResponse: (data: string) => data,
		validateStatus: () => true,
	});
	return {
		status: answer.status,
		headers: Object.fromEntries(Object.entries(answer.headers)),
		text: answer.data,
		json: parsed(answer.data),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
