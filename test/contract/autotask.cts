import { contoso } from '../standin/seed/companies.mts';
import type { Standin } from '../standinProcess.cts';
import { signInHeaders } from '../standinSignIn.cts';
import { answerTo } from './answer.cts';
import type { Answer, Row } from './answer.cts';

export type { Answer, Row };
type Sending = {
	readonly headers?: Readonly<Record<string, string>>;
	readonly params?: Readonly<Record<string, string>>;
	readonly timeout?: number;
};

/** Raw calls to the stand-in's API side; every status is an answer, the body comes as text and JSON. */
export class Autotask {
	readonly #url: string;
	readonly #headers: Readonly<Record<string, string>>;

	constructor(standin: Standin, headers: Readonly<Record<string, string>> = signInHeaders()) {
		this.#url = standin.url;
		this.#headers = headers;
	}

	async send(method: string, path: string, body?: unknown, how: Sending = {}): Promise<Answer> {
		const url = path.startsWith('http') ? path : `${this.#url}V1.0${path}`;
		const headers = { 'Content-Type': 'application/json', ...this.#headers, ...how.headers };
		return answerTo({ ...how, method, url, body, headers });
	}

	async get(path: string, how?: Sending): Promise<Answer> {
		return this.send('GET', path, undefined, how);
	}

	async post(path: string, body: unknown, how?: Sending): Promise<Answer> {
		return this.send('POST', path, body, how);
	}

	/** Creates a ticket with all that the default rules ask for; gives its id. */
	async create(fields: Row = {}): Promise<number> {
		const answer = await this.post('/Tickets', ticket(fields));
		if (answer.status !== 200) throw new Error(answer.text);
		return Number(field(answer.json, 'itemId'));
	}

	async ticket(id: number): Promise<Row> {
		return asRow(field((await this.get(`/Tickets/${id}`)).json, 'item'));
	}

	/** The rows of a query's first page. */
	async rows(entity: string, filter: readonly Row[], more: Row = {}): Promise<readonly Row[]> {
		const answer = await this.post(`/${entity}/query`, { filter, ...more });
		if (answer.status !== 200) throw new Error(answer.text);
		return rowsOf(answer.json);
	}

	/** Metadata of a field. */
	async field(entity: string, name: string): Promise<Row> {
		const answer = await this.get(`/${entity}/entityInformation/fields`);
		const found = listOf(field(answer.json, 'fields')).find((one) => field(one, 'name') === name);
		return asRow(found);
	}
}

/** The fields of a ticket that the default rules accept, with others in their place. */
export function ticket(fields: Row = {}): Row {
	return {
		companyID: contoso,
		queueID: 29683482,
		dueDateTime: '2030-03-21T00:00:00',
		priority: 2,
		status: 1,
		title: 'An alert',
		...fields,
	};
}

/** The texts of an answer's `errors`. */
export function errorsOf(answer: Answer): readonly unknown[] {
	return listOf(field(answer.json, 'errors'));
}

export function rowsOf(json: unknown): readonly Row[] {
	return listOf(field(json, 'items')).map(asRow);
}

export function field(value: unknown, name: string): unknown {
	return asRow(value)[name];
}

export function asRow(value: unknown): Row {
	if (typeof value !== 'object' || value === null) throw new Error(`No object: ${String(value)}`);
	return Object.fromEntries(Object.entries(value));
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
