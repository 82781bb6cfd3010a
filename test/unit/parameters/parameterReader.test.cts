import { range } from 'lodash';
import { createParameterReader } from '../../../nodes/OfficeProtectAutotask/n8n/parameterReader';
import type { ParameterSource } from '../../../nodes/OfficeProtectAutotask/parameters/parameterSource';
import { parseRouting } from '../../../nodes/OfficeProtectAutotask/parameters/routing';
import { openExecution } from './execution.cts';
import { problemOf } from './problemOf.cts';

const manyTenants = range(300).map((n) => ({
	tenant: `tenant${n}.example`,
	companyID: n,
	flow: true,
}));
const mails = range(20).map((n) => ({ status: n < 10 ? 'New' : 'Waiting', n }));

const mapped = {
	tenantMapping: 'data',
	mappingData: "={{ $('Mapping').all() }}",
};

/** Counts how often n8n is asked for a value, and how often `parse` runs. */
function counted<T>(
	context: ReturnType<typeof openExecution>,
	parse: (source: ParameterSource) => T,
) {
	const asked = new Map<string, number>();
	let parses = 0;
	const reader = createParameterReader({
		getTimezone: () => context.getTimezone(),
		getNodeParameter: (name, itemIndex, fallbackValue, options) => {
			if (options === undefined) asked.set(name, (asked.get(name) ?? 0) + 1);
			return context.getNodeParameter(name, itemIndex, fallbackValue, options);
		},
	});
	const read = reader.of((source) => {
		parses += 1;
		return parse(source);
	});
	return { read, timesAsked: (name: string) => asked.get(name), parses: () => parses };
}

describe('parameters that are the same for all items', () => {
	test('are evaluated and parsed once, and give the very same result', () => {
		const context = openExecution(mapped, mails, manyTenants);
		const { read, timesAsked, parses } = counted(context, parseRouting);
		const results = mails.map((_, itemIndex) => read(itemIndex));
		expect(results[0]?.mappingRows).toHaveLength(300);
		expect(results[0]?.mappingRows[299]).toEqual({
			tenant: 'tenant299.example',
			companyID: 299,
			companyName: null,
			flow: true,
		});
		expect(new Set(results).size).toBe(1);
		expect(timesAsked('mappingData')).toBe(1);
		expect(parses()).toBe(1);
	});
});

describe('parameters that depend on the item', () => {
	test('are evaluated for each item and parsed when they change', () => {
		const parameters = { ...mapped, status: '={{ $json.status }}' };
		const context = openExecution(parameters, mails, manyTenants);
		const { read, timesAsked, parses } = counted(context, parseRouting);
		const results = mails.map((_, itemIndex) => read(itemIndex));
		expect(results.map(({ settings }) => settings.status)).toEqual(
			mails.map(({ status }) => status),
		);
		expect(new Set(results).size).toBe(2);
		expect(parses()).toBe(2);
		expect(timesAsked('mappingData')).toBe(1);
	});

	test('can be rows of the item itself', () => {
		const parameters = { tenantMapping: 'data', mappingData: '={{ $json.rows }}' };
		const items = [
			{ rows: [{ tenant: 'Contoso', companyID: 175 }] },
			{ rows: [{ tenant: 'Fabrikam', companyID: 0 }] },
		];
		const read = createParameterReader(openExecution(parameters, items)).of(parseRouting);
		expect(items.map((_, i) => read(i).mappingRows[0]?.tenant)).toEqual(['Contoso', 'Fabrikam']);
	});

	test('that cannot be evaluated fail for their item only', () => {
		const parameters = { status: "={{ $json.status ?? $('Settings').item.json.status }}" };
		const items = [{ status: 'New' }, {}, { status: 'Waiting' }];
		const read = createParameterReader(openExecution(parameters, items)).of(parseRouting);
		expect(read(0).settings.status).toBe('New');
		expect(problemOf(() => read(1)).message).toBe(
			"'Status' cannot be evaluated: Referenced node doesn't exist",
		);
		expect(read(2).settings.status).toBe('Waiting');
	});
});

describe('parameters in n8n’s context', () => {
	test('time of day and days are counted in the zone of the workflow', () => {
		const context = openExecution({ dueDate: { rule: {} } }, [{}]);
		const read = createParameterReader(context).of(parseRouting);
		expect(read(0).settings.dueDate?.timeZone).toBe('America/Toronto');
	});

	test('rows of the node, options and additional fields are read with their defaults', () => {
		const parameters = {
			tenants: {
				rows: [
					{ tenant: 'Contoso', company: { __rl: true, mode: 'id', value: '={{ 100 + 75 }}' } },
				],
			},
			additionalFields: {
				mappingMode: 'defineBelow',
				value: { subIssueType: '10/136', contactID: '={{ 1 + 1 }}' },
				schema: [],
			},
			noise: { priorityByEventType: { quiet: [{ priority: 'Low' }] } },
			options: { catchAllCompany: { __rl: true, mode: 'id', value: '0' } },
		};
		const read = createParameterReader(openExecution(parameters, [{}])).of(parseRouting);
		const routing = read(0);
		expect(routing.mappingRows).toEqual([
			{ tenant: 'Contoso', companyID: 175, companyName: null, flow: true },
		]);
		expect(routing.settings.additionalFields).toEqual({ subIssueType: '10/136', contactID: 2 });
		expect(routing.priorityByEventType).toContainEqual({
			eventType: 'licenseAssigned',
			priority: 'Low',
		});
		expect(routing.unmapped).toEqual({
			kind: 'catchAll',
			company: { companyID: 0, companyName: null },
		});
	});
});
