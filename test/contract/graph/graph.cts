import { graphCredentials } from '../../graphStandinProcess.cts';
import type { GraphStandin } from '../../graphStandinProcess.cts';
import { answerTo } from '../answer.cts';
import type { Answer, Row } from '../answer.cts';

export type { Answer, Row };
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
		const url = path.startsWith('http') ? path : `${this.#url}/v1.0${path}`;
		const headers = {
			'Content-Type': 'application/json',
			...(this.#token === '' ? {} : { Authorization: `Bearer ${this.#token}` }),
			...how.headers,
		};
		return answerTo({ ...how, method, url, body, headers });
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
	return answerTo({
		method: 'POST',
		url: `${url}/${graphCredentials.tenantId}/oauth2/v2.0/token`,
		body: new URLSearchParams(form).toString(),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	});
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

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
