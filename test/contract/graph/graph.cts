import axios, { type AxiosResponse } from 'axios';
import { graphCredentials, type GraphStandin } from '../../graphStandinProcess.cts';

export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly text: string;
	/** The body as JSON; undefined when it is none. */
	readonly json: unknown;
};
export type Row = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, string | number>>;
type Sending = {
	readonly headers?: Readonly<Record<string, string>>;
	readonly timeout?: number;
};

/** Raw calls to the Graph stand-in; every status is an answer, the body comes as text and JSON. */
export class Graph {
	readonly #url: string;
	readonly #token: string;

	constructor({ url }: GraphStandin, token = graphCredentials.accessToken) {
		this.#url = url;
		this.#token = token;
	}

	/** `path` is below `/v1.0`, or a whole address. */
	async send(method: string, path: string, body?: unknown, how: Sending = {}): Promise<Answer> {
		const isText = typeof body === 'string' || body === undefined;
		const answer: AxiosResponse<string> = await axios.request({
			method,
			url: path.startsWith('http') ? path : `${this.#url}/v1.0${path}`,
			data: isText ? body : JSON.stringify(body),
			headers: {
				'Content-Type': 'application/json',
				...(this.#token === '' ? {} : { Authorization: `Bearer ${this.#token}` }),
				...how.headers,
			},
			timeout: how.timeout ?? 10_000,
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

	/** A GET with its query encoded as n8n encodes it. */
	async get(path: string, query: Query = {}, how?: Sending): Promise<Answer> {
		const options = Object.entries(query).map((option) => option.map(encodeURIComponent).join('='));
		const search = options.length === 0 ? '' : `?${options.join('&')}`;
		return this.send('GET', `${path}${search}`, undefined, how);
	}

	/** The rows of a list. Throws when the answer is no list. */
	async list(path: string, query: Query = {}, how?: Sending): Promise<readonly Row[]> {
		return rowsOf(await this.get(path, query, how));
	}

	async subjects(query: Query = {}, path = '/me/messages'): Promise<readonly unknown[]> {
		return (await this.list(path, query)).map((row) => row['subject']);
	}

	/** All pages, as n8n walks them with *Return All*. */
	async walk(path: string, query: Query): Promise<readonly (readonly Row[])[]> {
		const pages: (readonly Row[])[] = [];
		let answer = await this.get(path, { ...query, $top: query['$top'] ?? 100 });
		for (;;) {
			pages.push(rowsOf(answer));
			const next = rowOf(answer)['@odata.nextLink'];
			if (typeof next !== 'string') return pages;
			answer = await this.send('GET', next);
		}
	}
}

/** A call to the token endpoint. */
export async function token(url: string, form: Readonly<Record<string, string>>): Promise<Answer> {
	const body = new URLSearchParams(form).toString();
	const where = `${url}/${graphCredentials.tenantId}/oauth2/v2.0/token`;
	const answer = await axios.post<string>(where, body, {
		proxy: false,
		responseType: 'text',
		transformResponse: (data: string) => data,
		validateStatus: () => true,
	});
	const headers = Object.fromEntries(Object.entries(answer.headers));
	return { status: answer.status, headers, text: answer.data, json: parsed(answer.data) };
}

export function rowOf({ json, text }: Answer): Row {
	if (isRow(json)) return json;
	throw new Error(`The answer is no object: ${text}`);
}

export function rowsOf(answer: Answer): readonly Row[] {
	const { value } = rowOf(answer);
	if (Array.isArray(value) && value.every(isRow)) return value;
	throw new Error(`The answer is no list: ${answer.text}`);
}

/** Status, code and message of Graph's error object. */
export function errorOf(answer: Answer): readonly [number, unknown, unknown] {
	const { error } = rowOf(answer);
	if (!isRow(error)) throw new Error(`The answer is no error: ${answer.text}`);
	return [answer.status, error['code'], error['message']];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
