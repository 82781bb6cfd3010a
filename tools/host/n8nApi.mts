import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AxiosInstance } from 'axios';
import axios from 'axios';
import { z } from 'zod';
import { ownerLogin } from './owner.mts';

export type Credential = {
	readonly name: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
};

export type CredentialTest = { readonly status: 'OK' | 'Error'; readonly message: string };

export type CredentialRef = { readonly id: string; readonly name: string };

export type Workflow = {
	readonly name: string;
	readonly nodes: readonly unknown[];
	readonly connections: Readonly<Record<string, unknown>>;
	readonly settings?: Readonly<Record<string, unknown>>;
};

export type DynamicRequest = {
	readonly nodeType: string;
	readonly nodeVersion?: number;
	/** The method's name in the node. */
	readonly method: string;
	/** Where the parameter stands, as the editor says it, such as `parameters.company`. */
	readonly path: string;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials: Readonly<Record<string, CredentialRef>>;
	/** What the user typed into the search field of a resource locator. */
	readonly filter?: string;
};

export type Execution = {
	readonly id: string;
	readonly status: string;
	readonly workflowId: string;
	/** n8n's own run data; undefined while it runs. */
	readonly data?: unknown;
};

export type N8nApi = {
	createCredential(credential: Credential): Promise<CredentialRef>;
	/** n8n's connection test of a stored credential, as saving it in the editor runs it. */
	testCredential(credential: Credential & { readonly id: string }): Promise<CredentialTest>;
	/** Stores a workflow, unpublished; gives its id. */
	importWorkflow(workflow: Workflow): Promise<string>;
	/** Publishes the newest version of a workflow; resolves when its triggers run. */
	publishWorkflow(id: string): Promise<void>;
	/** Resolves when its triggers have ended: what is published before that may end with them. */
	unpublishWorkflow(id: string): Promise<void>;
	deleteWorkflow(id: string): Promise<void>;
	/** The choices that a list of the node shows; n8n's answer as it is. */
	options(request: DynamicRequest): Promise<unknown>;
	resourceLocatorResults(request: DynamicRequest): Promise<unknown>;
	resourceMapperFields(request: DynamicRequest): Promise<unknown>;
	/** Names of the node types that n8n loaded, with the name of their package in front. */
	nodeTypes(): Promise<readonly string[]>;
	/** The description of a node type as the editor gets it. */
	nodeDescription(name: string): Promise<unknown>;
	/** Newest first, with their data. */
	executions(workflowId: string): Promise<readonly Execution[]>;
	/** A raw call as the signed-in owner, for what has no function here. */
	http: AxiosInstance;
};

class N8nRefusal extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

const publishMs = 30_000;
const pollMs = 100;

const identified = z.object({ data: z.object({ id: z.string() }) });
const described = z.array(z.object({ name: z.string() }).passthrough());

const executionPage = z.object({
	data: z.array(
		z.object({
			id: z.coerce.string(),
			status: z.string(),
			workflowId: z.coerce.string(),
			data: z.unknown(),
		}),
	),
});

/** Signs in to an n8n as its synthetic owner. Rejects with n8n's own words for any refusal. */
export async function connectToN8n(url: string): Promise<N8nApi> {
	const http = await signIn(url);
	const { createCredential, testCredential } = credentialCalls(http);
	return {
		createCredential,
		testCredential,
		...workflowCalls(http),
		...dynamicCalls(http),
		nodeTypes: async () => (await nodeTypes(http)).map(({ name }) => name),
		nodeDescription: async (name) => (await nodeTypes(http)).find((type) => type.name === name),
		executions: executionReader(http),
		http,
	};
}

async function signIn(url: string): Promise<AxiosInstance> {
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

function credentialCalls(http: AxiosInstance): Pick<N8nApi, 'createCredential' | 'testCredential'> {
	const tested = z.object({
		data: z.object({ status: z.enum(['OK', 'Error']), message: z.string() }),
	});
	return {
		createCredential: async (credential) => {
			const answer = identified.parse(
				(await http.post<unknown>('/rest/credentials', credential)).data,
			);
			return { id: answer.data.id, name: credential.name };
		},
		testCredential: async (credential) => {
			const answer = await http.post<unknown>('/rest/credentials/test', {
				credentials: credential,
			});
			return tested.parse(answer.data).data;
		},
	};
}

function workflowCalls(
	http: AxiosInstance,
): Pick<N8nApi, 'importWorkflow' | 'publishWorkflow' | 'unpublishWorkflow' | 'deleteWorkflow'> {
	const versioned = z.object({ data: z.object({ versionId: z.string() }) });
	return {
		importWorkflow: async (workflow) =>
			identified.parse(
				(await http.post<unknown>('/rest/workflows', { active: false, ...workflow })).data,
			).data.id,
		publishWorkflow: async (id) => {
			const stored = versioned.parse((await http.get<unknown>(`/rest/workflows/${id}`)).data);
			await http.post(`/rest/workflows/${id}/activate`, { versionId: stored.data.versionId });
			await untilItIs('published', http, id);
		},
		unpublishWorkflow: async (id) => {
			await http.post(`/rest/workflows/${id}/deactivate`, {});
			await untilItIs('not_published', http, id);
		},
		deleteWorkflow: async (id) => {
			await http.post(`/rest/workflows/${id}/archive`, {});
			await http.delete(`/rest/workflows/${id}`);
		},
	};
}

const publication = z.object({ data: z.object({ status: z.string(), triggers: z.unknown() }) });

/** Newer n8n start and end the triggers of a workflow a while after they have answered. */
async function untilItIs(
	wanted: 'published' | 'not_published',
	http: AxiosInstance,
	id: string,
): Promise<void> {
	for (let waitedMs = 0; waitedMs < publishMs; waitedMs += pollMs) {
		const data = await publicationOf(http, id);
		if (data === undefined || data.status === wanted) return;
		if (data.status === 'failed' || data.status === 'partial') {
			throw new Error(`n8n could not publish workflow ${id}: ${JSON.stringify(data.triggers)}`);
		}
		await pause(pollMs);
	}
	throw new Error(`Workflow ${id} is not ${wanted} within ${publishMs / 1000} s`);
}

/** Undefined in an n8n that answers only once the triggers run, and has no such question. */
async function publicationOf(http: AxiosInstance, id: string) {
	try {
		const answer = await http.get<unknown>(`/rest/workflows/${id}/publication-status`);
		return publication.parse(answer.data).data;
	} catch (error) {
		if (error instanceof N8nRefusal && error.status === 404) return undefined;
		throw error;
	}
}

function dynamicCalls(
	http: AxiosInstance,
): Pick<N8nApi, 'options' | 'resourceLocatorResults' | 'resourceMapperFields'> {
	const ask = async (kind: string, request: DynamicRequest): Promise<unknown> => {
		const answer = await http.post<unknown>(`/rest/dynamic-node-parameters/${kind}`, {
			path: request.path,
			methodName: request.method,
			nodeTypeAndVersion: { name: request.nodeType, version: request.nodeVersion ?? 1 },
			currentNodeParameters: request.parameters,
			credentials: request.credentials,
			...(request.filter === undefined ? {} : { filter: request.filter }),
		});
		return z.object({ data: z.unknown() }).parse(answer.data).data;
	};
	return {
		options: async (request) => ask('options', request),
		resourceLocatorResults: async (request) => ask('resource-locator-results', request),
		resourceMapperFields: async (request) => ask('resource-mapper-fields', request),
	};
}

async function nodeTypes(http: AxiosInstance): Promise<z.infer<typeof described>> {
	return described.parse((await http.get<unknown>('/types/nodes.json')).data);
}

/** Executions are read through the public API, which gives their data as plain JSON. */
function executionReader(http: AxiosInstance): N8nApi['executions'] {
	let key: Promise<string> | undefined;
	return async (workflowId) => {
		key ??= makeApiKey(http);
		const answer = await http.get<unknown>('/api/v1/executions', {
			params: { workflowId, includeData: true, limit: 100 },
			headers: { 'X-N8N-API-KEY': await key },
		});
		return executionPage.parse(answer.data).data;
	};
}

async function makeApiKey(http: AxiosInstance): Promise<string> {
	const answer = await http.post<unknown>('/rest/api-keys', {
		label: `executions ${randomUUID()}`,
		expiresAt: null,
		scopes: ['execution:read', 'execution:list'],
	});
	return z.object({ data: z.object({ rawApiKey: z.string() }) }).parse(answer.data).data.rawApiKey;
}
