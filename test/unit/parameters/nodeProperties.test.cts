import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import {
	displayNameOf,
	nodeProperties,
} from '../../../nodes/OfficeProtectAutotask/parameters/nodeProperties';
import { completed, shownFirst } from './nodeParameters.cts';

type Nested = INodeProperties | INodePropertyCollection | INodePropertyOptions;

function withNested(property: INodeProperties): INodeProperties[] {
	return [property, ...(property.options ?? []).flatMap(nestedIn)];
}

function nestedIn(option: Nested): INodeProperties[] {
	if ('values' in option) return option.values.flatMap(withNested);
	return 'type' in option ? withNested(option) : [];
}

const all = nodeProperties.flatMap(withNested);
const ticketOperations = ['checkSetup', 'createTicket', 'sendTestTicket'];
const operations = [...ticketOperations, 'readAlerts', 'suggestTenantMapping'];

describe('the size of the node in the editor', () => {
	test('Create Ticket opens with 12 parameters at most', () => {
		expect(shownFirst('createTicket').map(({ name }) => name)).toEqual([
			'operation',
			'tenantMapping',
			'tenants',
			'ticketCategory',
			'queueID',
			'priority',
			'status',
			'dueDate',
			'additionalFields',
			'noise',
			'dryRun',
			'options',
		]);
	});

	test('Read Alerts shows its options alone', () => {
		expect(shownFirst('readAlerts').map(({ name }) => name)).toEqual(['operation', 'options']);
	});

	test('Suggest Tenant Mapping shows a list and its options alone', () => {
		const shown = shownFirst('suggestTenantMapping').map(({ name }) => name);
		expect(shown).toEqual(['operation', 'tenantList', 'options']);
	});

	test.each(operations)('%s has 25 parameters at top level at most', (operation) => {
		const possible = nodeProperties.filter(({ displayOptions }) => {
			const shownFor = displayOptions?.show?.['operation'];
			return shownFor === undefined || shownFor.includes(operation);
		});
		expect(possible.length).toBeLessThanOrEqual(25);
	});

	test('there are 90 parameters at most, in 40 kB of JSON at most', () => {
		expect(all.length).toBeLessThanOrEqual(90);
		expect(Buffer.byteLength(JSON.stringify(nodeProperties))).toBeLessThanOrEqual(40_000);
	});
});

describe('the names of parameters', () => {
	test('no name is used twice at one level', () => {
		const levels = [
			nodeProperties,
			...all.map(({ options }) => options ?? []).filter((options) => options.length > 0),
		];
		for (const level of levels) {
			const names = level.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
		}
	});

	test.each(ticketOperations)('all parameters of Create Ticket are there for %s', (operation) => {
		const chosen = {
			operation: 'createTicket',
			tenants: { rows: [{ tenant: 'Contoso', company: { __rl: true, mode: 'id', value: '175' } }] },
			status: '8',
			priority: '2',
			ticketCategory: '3',
			queueID: '5',
			dueDate: { rule: { amount: 2 } },
			additionalFields: { mappingMode: 'defineBelow', value: { source: '8' } },
			noise: { newTickets: 5, skippedEventTypes: ['licenseAssigned'] },
			dryRun: true,
			options: { titleTemplate: 'A {{user}}', allowedSenders: ['a@contoso.example'] },
		};
		const switched = completed({ ...completed(chosen), operation });
		const back = completed({ ...switched, operation: 'createTicket' });
		expect(back).toEqual(completed(chosen));
	});

	test('no parameter makes the resource mapper lose its values', () => {
		const mapper = nodeProperties.find(({ type }) => type === 'resourceMapper');
		expect(mapper?.typeOptions?.resourceMapper?.resourceMapperMethod).toBe('getTicketFields');
		expect(mapper?.typeOptions?.loadOptionsDependsOn).toBeUndefined();
	});
});

describe('the words of parameters', () => {
	const canonical = {
		options:
			/Choose from the list, or specify an ID using an <a href="https:\/\/docs\.n8n\.io\/code\/expressions\/">expression<\/a>\.?$/,
	};

	test('live lists are named and described as n8n does', () => {
		const live = all.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod !== undefined);
		expect(live.length).toBeGreaterThan(5);
		for (const { displayName, description } of live) {
			expect(displayName).toMatch(/Name or ID$/);
			expect(description).toMatch(canonical.options);
		}
	});

	test('switches say what they decide, placeholders give an example', () => {
		for (const { type, description, placeholder } of all) {
			if (type === 'boolean') expect(description).toMatch(/^Whether /);
			if (['string', 'json'].includes(type)) expect(placeholder).toMatch(/^e\.g\. /);
		}
	});

	test('every list of options that has an order of its own is alphabetical', () => {
		for (const { options } of all.filter(({ type }) => type === 'collection')) {
			const names = (options ?? []).map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		}
	});

	test('parameters for tickets are hidden where there are none', () => {
		const hidden = nodeProperties.filter(
			({ name }) => !['operation', 'options', 'tenantList', 'testCompany'].includes(name),
		);
		for (const { displayOptions } of hidden) {
			expect(displayOptions?.show?.['operation']).toEqual(ticketOperations);
		}
	});
});

describe('the label of a parameter', () => {
	test.each([
		['status', 'Status'],
		['tenants', 'Tenants'],
		['options.alertTimeZone', 'Time Zone of Alerts'],
		['noise.newTickets', 'New Tickets per Run'],
		['noise', 'Noise'],
		['unheardOf', 'unheardOf'],
	])('at %s is %s', (path, label) => {
		expect(displayNameOf(path)).toBe(label);
	});
});
