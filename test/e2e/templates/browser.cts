import type { AxiosInstance, AxiosResponse } from 'axios';
import axios from 'axios';
import { z } from 'zod';
import { until } from '../../../tools/until.mts';
import { host, n8n } from '../host.cts';
import { fieldsOf } from './formFields.cts';
import type { FormField } from './formFields.cts';

/** A page of an n8n form, as its reader sees it. */
export type FormPage = {
	/** With the markup taken out, white space collapsed. */
	readonly text: string;
	readonly html: string;
	/** What the first drop-down offers. */
	readonly choices: readonly string[];
	readonly fields: readonly FormField[];
	/** Sends the fields, in the order in which they stand on the page; gives the page that follows. */
	submit(values: readonly string[]): Promise<FormPage>;
	/**
	 * Sends the fields as they are filled in, except those whose label begins with one of the keys.
	 * Throws when there is no such field.
	 */
	answer(values: Readonly<Record<string, string>>): Promise<FormPage>;
};

export type Browser = {
	/** Opens a form by its path; gives the status and where it leads when it is not shown. */
	look(path: string): Promise<{ readonly status: number; readonly location: string }>;
	/** Opens a form as someone who is signed in to n8n, and consents where n8n asks for it. */
	openForm(path: string): Promise<FormPage>;
};

const consent = z.object({ data: z.object({ redirectUrl: z.string().optional() }) });
const details = z.object({
	data: z.object({ redirectUrl: z.string().optional(), scopes: z.array(z.string()).optional() }),
});
const mostHops = 10;
const waitMs = 120_000;

/** A browser without a window: it keeps cookies, follows redirects, and does what a form's script does. */
export async function openBrowser(isSignedIn: boolean): Promise<Browser> {
	const cookies = new Map<string, string>();
	const { defaults } = (await n8n()).http;
	const session = isSignedIn ? String(defaults.headers.common['cookie']) : '';
	for (const cookie of session.split('; ')) keep(cookies, cookie);
	const http = axios.create({ baseURL: host.n8nUrl, proxy: false, maxRedirects: 0 });
	http.defaults.validateStatus = () => true;
	http.interceptors.request.use((request) => {
		request.headers.set(
			'cookie',
			[...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
		);
		if (request.url?.startsWith('/rest/') === true) {
			request.headers.set('browser-id', String(defaults.headers['browser-id']));
		}
		return request;
	});
	http.interceptors.response.use((response) => {
		for (const cookie of response.headers['set-cookie'] ?? []) keep(cookies, cookie);
		return response;
	});
	return {
		look: async (path) => {
			const { status, headers } = await http.get<unknown>(`/form/${path}`);
			return { status, location: String(headers['location'] ?? '') };
		},
		openForm: async (path) => pageAt(http, new URL(`/form/${path}`, host.n8nUrl)),
	};
}

function keep(cookies: Map<string, string>, cookie: string): void {
	const [pair = ''] = cookie.split(';');
	const at = pair.indexOf('=');
	if (at > 0) cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

async function pageAt(http: AxiosInstance, start: URL): Promise<FormPage> {
	let where = start;
	for (let hop = 0; hop < mostHops; hop++) {
		const answer = await http.get<string>(where.href);
		const location = String(answer.headers['location'] ?? '');
		if (location === '') return shown(http, where, answer);
		where = new URL(location, where);
		if (where.pathname === '/oauth/consent') where = new URL(await agree(http), where);
	}
	throw new Error(`Too many redirects at ${where.href}`);
}

/** The last page of a form reports that it is shown, which ends the execution. */
async function shown(
	http: AxiosInstance,
	where: URL,
	answer: AxiosResponse<string>,
): Promise<FormPage> {
	const isLast = answer.status === 200 && !answer.data.includes('<form');
	if (isLast) await http.post(where.href, '', { headers: proof(answer.data) });
	return page(http, where, answer);
}

/** What the page sends along, since a sandboxed page sends no cookies. */
function proof(html: string): Readonly<Record<string, string>> {
	const token = /const authToken = '([^']*)'/.exec(html)?.[1] ?? '';
	return token === '' ? {} : { 'x-auth-token': token };
}

/** What n8n's page *Authorize* does when its button is clicked. */
async function agree(http: AxiosInstance): Promise<string> {
	const seen = await http.get<unknown>('/rest/consent/details');
	if (seen.status === 401) throw new Error('n8n asks for a sign-in');
	const asked = details.parse(seen.data).data;
	if (asked.redirectUrl !== undefined) return asked.redirectUrl;
	const given = await http.post<unknown>('/rest/consent/approve', {
		approved: true,
		...(asked.scopes === undefined || asked.scopes.length === 0 ? {} : { scopes: asked.scopes }),
	});
	const { redirectUrl } = consent.parse(given.data).data;
	if (redirectUrl === undefined) throw new Error('n8n did not say where to go after the consent');
	return redirectUrl;
}

function page(
	http: AxiosInstance,
	where: URL,
	{ status, data: html }: AxiosResponse<string>,
): FormPage {
	if (status !== 200) throw new Error(`n8n answered ${status} at ${where.pathname}: ${html}`);
	const fields = fieldsOf(html);
	const send = async (form: FormData): Promise<FormPage> => {
		const sent = await http.post<unknown>(where.href, form, { headers: proof(html) });
		if (sent.status !== 200) throw new Error(`n8n answered ${sent.status}: ${String(sent.data)}`);
		const next = z.object({ formWaitingUrl: z.string() }).safeParse(sent.data);
		return following(http, next.success ? new URL(next.data.formWaitingUrl) : where);
	};
	return {
		text: readable(html),
		html,
		fields,
		choices: fields.find(({ choices }) => choices.length > 0)?.choices ?? [],
		submit: async (values) => {
			const form = new FormData();
			values.forEach((value, index) => {
				form.append(`field-${index}`, value);
			});
			return send(form);
		},
		answer: async (values) => {
			const unknown = Object.keys(values).filter(
				(label) => !fields.some((field) => field.label.startsWith(label)),
			);
			if (unknown.length > 0) throw new Error(`No such field: ${unknown.join('; ')}`);
			const form = new FormData();
			for (const { id, label, value } of fields) {
				const [, typed] = Object.entries(values).find(([key]) => label.startsWith(key)) ?? [];
				form.append(id, typed ?? value);
			}
			return send(form);
		},
	};
}

async function following(http: AxiosInstance, waiting: URL): Promise<FormPage> {
	const status = new URL(waiting);
	status.pathname += '/n8n-execution-status';
	const ask = async () => String((await http.get<unknown>(status.href)).data).trim();
	const reached = await until(ask, (answer) => !/^(?:running|new|waiting)$/.test(answer), waitMs);
	if (reached !== 'form-waiting') throw new Error(`The form ended with: ${reached}`);
	return pageAt(http, waiting);
}

function readable(html: string): string {
	const body = html.replace(/<(style|script|svg)\b.*?<\/\1>/gs, ' ');
	return plain(body.replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

function plain(text: string): string {
	return text
		.replace(/&#x27;|&#39;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/&#x3D;/g, '=')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
