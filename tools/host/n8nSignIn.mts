import { randomUUID } from 'node:crypto';
import type { AxiosInstance } from 'axios';
import axios from 'axios';
import { z } from 'zod';
import { ownerLogin } from './owner.mts';

/** What n8n answered instead of doing it, in its own words. */
export class N8nRefusal extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/**
 * Calls as the synthetic owner, whom an n8n without one gets first. Every answer from 400 on rejects
 * with an `N8nRefusal`.
 */
export async function signInToN8n(url: string): Promise<AxiosInstance> {
	// n8n ties a session to the browser's id, which therefore has to stay the same.
	const http = axios.create({
		baseURL: url,
		proxy: false,
		headers: { 'browser-id': randomUUID() },
		validateStatus: () => true,
	});
	http.interceptors.response.use((response) => {
		if (response.status < 400) return response;
		const { method = '', url: where = '' } = response.config;
		throw new N8nRefusal(
			response.status,
			`n8n answered ${response.status} to ${method} ${where}: ${JSON.stringify(response.data)}`,
		);
	});
	await makeOwner(http);
	const answer = await http.post<unknown>('/rest/login', {
		emailOrLdapLoginId: ownerLogin.email,
		password: ownerLogin.password,
	});
	const cookies = answer.headers['set-cookie'] ?? [];
	http.defaults.headers.common['cookie'] = cookies.map((c) => c.split(';')[0]).join('; ');
	return http;
}

const firstVisit = z.object({
	data: z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) }),
});

/** An n8n that took no owner from its environment asks for one at the first visit. */
async function makeOwner(http: AxiosInstance): Promise<void> {
	const { data } = firstVisit.parse((await http.get<unknown>('/rest/settings')).data);
	if (!data.userManagement.showSetupOnFirstLoad) return;
	await http.post('/rest/owner/setup', {
		email: ownerLogin.email,
		firstName: 'Olive',
		lastName: 'Owner',
		password: ownerLogin.password,
	});
}
