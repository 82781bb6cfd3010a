import { z } from 'zod';
import type { CredentialRef } from '../../tools/host/n8nApi.mts' with { 'resolution-mode': 'import' };
import { n8n, nodeType, standin, storedCredential } from './host.cts';

type Asked = { readonly method: string; readonly path: string; readonly filter?: string };

const parameters = { operation: 'createTicket', tenantMapping: 'rows' };
const named = z.object({ name: z.string(), value: z.string() });
const found = z.object({ results: z.array(named), paginationToken: z.unknown() });
const columns = z.object({
	fields: z.array(
		z.object({
			id: z.string(),
			displayName: z.string(),
			type: z.string(),
			options: z.array(named).optional(),
		}),
	),
});

let credentials: Record<string, CredentialRef>;

beforeAll(async () => {
	credentials = await storedCredential();
});

beforeEach(async () => standin.reset());

function request(asked: Asked) {
	return { nodeType, parameters, credentials, ...asked };
}

async function labels(method: string, parameter: string): Promise<readonly string[]> {
	const asked = request({ method, path: `parameters.${parameter}` });
	const offered = z.array(named).parse(await (await n8n()).options(asked));
	return offered.map(({ name }) => name);
}

async function companies(filter?: string): Promise<z.infer<typeof found>> {
	const path = 'parameters.tenants.rows[0].company';
	const asked = request({
		method: 'searchCompanies',
		path,
		...(filter === undefined ? {} : { filter }),
	});
	return found.parse(await (await n8n()).resourceLocatorResults(asked));
}

test('statuses are those that a new ticket can have, by label', async () => {
	const offered = await labels('getStatuses', 'status');
	expect(offered).toEqual(expect.arrayContaining(['New', 'In Progress', 'Waiting Customer']));
	expect(offered).not.toContain('Complete');
	expect(offered).not.toContain('On Hold (old)');
});

test('priorities, queues and categories are offered without the inactive ones', async () => {
	const priorities = await labels('getPriorities', 'priority');
	expect(priorities).toEqual(expect.arrayContaining(['Critical', 'High', 'Medium', 'Low']));
	expect(priorities).not.toContain('Planned (old)');
	const queues = await labels('getQueues', 'queueID');
	expect(queues).toContain('Security Operations');
	expect(queues).not.toContain('Night Shift (old)');
	const categories = await labels('getTicketCategories', 'ticketCategory');
	expect(categories).toContain('Standard');
	expect(categories).not.toContain('Change (old)');
});

test('a company is found by a part of its name among 3,000', async () => {
	await standin.seed({ manyCompanies: 3000 });
	const { results } = await companies('logistics 2196');
	expect(results).toMatchObject([{ name: 'First Up Logistics 2196' }]);
});

test('without a search text the companies come in pages, the inactive ones left out', async () => {
	await standin.seed({ manyCompanies: 3000 });
	const { results, paginationToken } = await companies();
	expect(results).toHaveLength(500);
	expect(results.map(({ name }) => name)).toContain('Contoso Ltd');
	expect(results.map(({ name }) => name)).not.toContain('Coho Winery');
	expect(paginationToken).toBeDefined();
});

test('additional fields are the writable ones, sub-issue types under their issue type', async () => {
	const asked = request({ method: 'getTicketFields', path: 'parameters.additionalFields' });
	const { fields } = columns.parse(await (await n8n()).resourceMapperFields(asked));
	const ids = fields.map(({ id }) => id);
	expect(ids).toEqual(expect.arrayContaining(['issueType', 'subIssueType', 'source']));
	expect(ids).not.toContain('externalID');
	expect(ids).not.toContain('createDate');
	const subIssueTypes = fields.find(({ id }) => id === 'subIssueType')?.options ?? [];
	expect(subIssueTypes.length).toBeGreaterThan(0);
	for (const { name, value } of subIssueTypes) {
		expect(name).toContain(' › ');
		expect(value).toMatch(/^\d+\/\d+$/);
	}
});
