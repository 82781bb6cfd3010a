import { randomUUID } from 'node:crypto';
import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { signInToN8n } from './n8nSignIn.mts';
import { workflowCalls } from './workflowCalls.mts';
import type { WorkflowCalls } from './workflowCalls.mts';

export type Credential = {
	readonly name: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
};

export type CredentialTest = { readonly status: 'OK' | 'Error'; readonly message: string };

export type CredentialRef = { readonly id: string; readonly name: string };

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

export type N8nApi = WorkflowCalls & {
	createCredential(credential: Credential): Promise<CredentialRef>;
	/** n8n's connection test of a stored credential, as saving it in the editor runs it. */
	testCredential(credential: Credential & { readonly id: string }): Promise<CredentialTest>;
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
	const http = await signInToN8n(url);
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
