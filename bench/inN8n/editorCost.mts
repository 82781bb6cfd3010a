import { credentialType } from '../../tools/host/credential.mts';
import { median } from '../median.mts';
import { nodeParameters } from '../workload/tenants.mts';
import type { BenchHost } from './benchHost.mts';
import { startAnew } from './sideBySide.mts';

/** What the editor waits for, with 3,000 companies in Autotask; medians in ms. */
export type EditorCost = {
	readonly companies: number;
	readonly latencyMs: number;
	/** The four lists that the node asks for when it is opened, at the same time. */
	readonly openNodeMs: number;
	/** The first page of companies, and a search among them. */
	readonly companyPageMs: number;
	readonly companySearchMs: number;
	/** Bytes of what the editor loads of the node. */
	readonly descriptionBytes: number;
};

const rounds = 5;
const companies = 3000;
const latencyMs = 50;
const nodeType = 'n8n-nodes-office-protect-autotask.officeProtectAutotask';
const lists = [
	['getStatuses', 'status'],
	['getPriorities', 'priority'],
	['getQueues', 'queueID'],
	['getTicketCategories', 'ticketCategory'],
] as const;

export async function measureEditorCost(host: BenchHost): Promise<EditorCost> {
	await startAnew(host, latencyMs);
	await host.standin.admin.seed({ manyCompanies: companies });
	const description = await host.api.nodeDescription(nodeType);
	return {
		companies,
		latencyMs,
		openNodeMs: await timed(async () =>
			Promise.all(
				lists.map(async ([method, path]) =>
					host.api.options(request(host, method, `parameters.${path}`)),
				),
			),
		),
		companyPageMs: await timed(async () => searchCompanies(host)),
		companySearchMs: await timed(async () => searchCompanies(host, 'logistics 2196')),
		descriptionBytes: Buffer.byteLength(JSON.stringify(description)),
	};
}

async function searchCompanies(host: BenchHost, filter?: string): Promise<unknown> {
	const asked = request(host, 'searchCompanies', 'parameters.tenants.rows[0].company');
	return host.api.resourceLocatorResults(filter === undefined ? asked : { ...asked, filter });
}

function request({ credentials }: BenchHost, method: string, path: string) {
	const own = credentials[credentialType];
	if (own === undefined) throw new Error('The credential of the node is missing');
	return {
		nodeType,
		method,
		path,
		parameters: nodeParameters,
		credentials: { [credentialType]: own },
	};
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const started = performance.now();
		await work();
		times.push(performance.now() - started);
	}
	return median(times);
}
