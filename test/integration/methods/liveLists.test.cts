import { NodeOperationError } from 'n8n-workflow';
import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import {
	searchCompanies,
	searchTestCompanies,
} from '../../../nodes/OfficeProtectAutotask/methods/listSearch';
import {
	getPriorities,
	getQueues,
	getStatuses,
	getTicketCategories,
	getTimeZones,
} from '../../../nodes/OfficeProtectAutotask/methods/loadOptions';
import { getTicketFields } from '../../../nodes/OfficeProtectAutotask/methods/resourceMapping';
import { fabrikam } from '../../standin/seed/companies.mts';
import { useStandin } from '../../useStandin.cts';
import { openEditor } from './editor.cts';

const { standin, admin, set } = useStandin();

function namesOf(options: readonly INodePropertyOptions[]): readonly string[] {
	return options.map(({ name }) => name);
}

describe('lists of ticket settings', () => {
	test('statuses are in the order of Autotask, without closed and inactive ones', async () => {
		const statuses = await getStatuses.call(openEditor(standin()));
		expect(statuses.slice(0, 3)).toEqual([
			{
				name: '[Default]',
				value: '',
				description: "The ticket category's default, or Autotask's where it has none",
			},
			{ name: 'New', value: '1' },
			{ name: 'In Progress', value: '8' },
		]);
		expect(namesOf(statuses)).not.toContain('Complete');
		expect(namesOf(statuses)).not.toContain('On Hold (old)');
	});

	test('priorities, categories and queues have their labels and hide inactive values', async () => {
		const editor = openEditor(standin());
		expect(await getPriorities.call(editor)).toContainEqual({ name: 'Critical', value: '4' });
		expect(await getTicketCategories.call(editor)).toContainEqual({ name: 'Standard', value: '3' });
		const queues = await getQueues.call(editor);
		expect(queues).toContainEqual({ name: 'Monitoring Alert', value: '8' });
		expect(namesOf(queues)).not.toContain('Night Shift (old)');
	});

	test('four lists of one credential ask Autotask once', async () => {
		const editor = openEditor(standin());
		await Promise.all([getStatuses, getPriorities, getTicketCategories].map((f) => f.call(editor)));
		await getQueues.call(editor);
		const { routes } = await admin().counters();
		expect(routes['GET /Tickets/entityInformation/fields']?.requests).toBe(1);
	});

	test('time zones can be chosen without Autotask', async () => {
		const zones = namesOf(await getTimeZones.call(openEditor(standin())));
		expect(zones).toEqual(expect.arrayContaining(['UTC', 'America/Toronto', 'Europe/Zurich']));
		expect((await admin().counters()).total).toBe(0);
	});

	test('a permission that is missing is told in the words of Autotask', async () => {
		await set({ deniedOperations: ['TicketCategories:query'] });
		const error = await getStatuses.call(openEditor(standin())).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: expect.stringContaining('does not have the adequate permissions') as string,
			description: expect.stringContaining('security level') as string,
		});
	});
});

describe('companies', () => {
	test('are the active ones by name, the own company among them', async () => {
		const { results, paginationToken } = await searchCompanies.call(openEditor(standin()));
		expect(results[0]).toEqual({ name: 'Adventure Works', value: '29683513' });
		expect(results).toContainEqual({ name: 'Example MSP', value: '0' });
		expect(namesOf(results)).not.toContain('Coho Winery');
		expect(paginationToken).toBeUndefined();
	});

	test('are searched in Autotask', async () => {
		const { results } = await searchCompanies.call(openEditor(standin()), ' toys ');
		expect(namesOf(results)).toEqual(['Tailspin Toys', 'Wingtip Toys']);
	});

	test('come in pages of one call each, and none is missing or twice', async () => {
		await admin().seed({ manyCompanies: 1200 });
		const editor = openEditor(standin());
		const seen: unknown[] = [];
		let token: string | undefined;
		let pages = 0;
		do {
			const page = await searchCompanies.call(editor, undefined, token);
			seen.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
			pages += 1;
		} while (token !== undefined);
		expect(pages).toBe(3);
		expect(seen).toHaveLength(1213);
		expect(new Set(seen).size).toBe(1213);
		const { routes } = await admin().counters();
		expect(routes['POST /Companies/query']?.requests).toBe(3);
	});

	test('of the mapping come first for the test ticket, active ones only and each once', async () => {
		const company = (value: string) => ({ __rl: true as const, mode: 'list' as const, value });
		const editor = openEditor(standin(), {
			operation: 'sendTestTicket',
			tenants: {
				rows: [
					{ tenant: 'Wingtip', company: company('29683515') },
					{ tenant: 'Coho', company: company('29683530') },
					{ tenant: 'Fabrikam', company: company(String(fabrikam)) },
					{ tenant: 'Fabrikam AG', company: company(String(fabrikam)) },
					{ tenant: 'Nobody', company: company('') },
				],
			},
		});
		const { results } = await searchTestCompanies.call(editor);
		expect(namesOf(results).slice(0, 3)).toEqual([
			'Fabrikam Inc',
			'Wingtip Toys',
			'Adventure Works',
		]);
		expect(results).toHaveLength(13);
		const { results: found } = await searchTestCompanies.call(editor, 'toys');
		expect(namesOf(found)).toEqual(['Wingtip Toys', 'Tailspin Toys']);
	});

	test('are all there for the test ticket where no mapping can be read', async () => {
		const tenants = { rows: [{ tenant: 'A', company: '={{ $json.company }}' }] };
		const { results } = await searchTestCompanies.call(openEditor(standin(), { tenants }));
		expect(results).toHaveLength(13);
	});
});

describe('additional fields', () => {
	async function columns(): Promise<ReadonlyMap<string, ResourceMapperField>> {
		const { fields } = await getTicketFields.call(openEditor(standin()));
		return new Map(fields.map((field) => [field.id, field]));
	}

	test('leave out what the node and its settings fill, and what is read-only', async () => {
		const offered = await columns();
		const notOffered = [
			'id',
			'externalID',
			'companyID',
			'title',
			'description',
			'ticketNumber',
			'status',
			'priority',
			'ticketCategory',
			'queueID',
			'dueDateTime',
			'createDate',
			'completedDate',
		];
		expect(notOffered.filter((id) => offered.has(id))).toEqual([]);
		expect(offered.size).toBeGreaterThan(20);
	});

	test('have the type of the field', async () => {
		const offered = await columns();
		expect(offered.get('estimatedHours')).toMatchObject({ type: 'number', removed: true });
		expect(offered.get('purchaseOrderNumber')).toMatchObject({ type: 'string' });
		expect(offered.get('isVisibleToComanaged')).toMatchObject({ type: 'boolean' });
		expect(offered.get('contactID')).toMatchObject({ type: 'number', displayName: 'Contact ID' });
	});

	test('offer active picklist values by label', async () => {
		const source = (await columns()).get('source');
		expect(source).toMatchObject({ type: 'options' });
		const names = namesOf(source?.options ?? []);
		expect(names).toContain('Monitoring Alert');
		expect(names).not.toContain('Fax');
	});

	test('show a child picklist together with its parent', async () => {
		const child = (await columns()).get('subIssueType');
		expect(child?.displayName).toBe('Issue Type › Sub-Issue Type');
		expect(child?.options).toContainEqual({ name: 'Security › Malware', value: '10/137' });
		expect(namesOf(child?.options ?? [])).not.toContain('Security › Physical Access (old)');
	});

	test('have the user-defined ones at the end, under the name that the ticket needs', async () => {
		const ids = [...(await columns()).keys()];
		const first = ids.findIndex((id) => id.startsWith('udf:'));
		expect(first).toBeGreaterThan(0);
		expect(ids.slice(first).every((id) => id.startsWith('udf:'))).toBe(true);
		const date = [...(await columns()).values()].find(
			({ displayName }) => displayName === 'Review Date (User-Defined)',
		);
		expect(date).toMatchObject({ type: 'dateTime' });
	});
});
