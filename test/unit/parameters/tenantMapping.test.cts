import { parseTenantMapping } from '../../../nodes/OfficeProtectAutotask/parameters/tenantMapping';
import { computed, sourceOf } from './nodeParameters.cts';
import { problemOf } from './problemOf.cts';

function rowsOfData(mappingData: unknown) {
	return parseTenantMapping(computed({ tenantMapping: 'data', mappingData })).mappingRows;
}

describe('rows chosen in the node', () => {
	test('keep their order, take company 0, and mean "not mapped" without a company', () => {
		const company = (value: string) => ({
			__rl: true as const,
			mode: 'list' as const,
			value,
			cachedResultName: 'Shown Name',
		});
		const tenants = {
			rows: [
				{ tenant: ' contoso.onmicrosoft.com ', company: company('175') },
				{ tenant: 'Fabrikam', company: company('0'), flow: false },
				{ tenant: 'Northwind', company: company('') },
			],
		};
		const source = sourceOf({ operation: 'createTicket', tenantMapping: 'rows', tenants });
		expect(parseTenantMapping(source).mappingRows).toEqual([
			{ tenant: 'contoso.onmicrosoft.com', companyID: 175, companyName: null, flow: true },
			{ tenant: 'Fabrikam', companyID: 0, companyName: null, flow: false },
			{ tenant: 'Northwind', companyID: null, companyName: null, flow: true },
		]);
	});

	test.each(['1E5', '0x1F', '-3', '17.5', '99999999999999999999', { id: 175 }])(
		'take no company for an ID that only looks like a number: %j',
		(company) => {
			const rows = [{ tenant: 'A', company }];
			const problem = problemOf(() => parseTenantMapping(computed({ tenants: { rows } })));
			expect(problem.message).toMatch(/^'Tenants, row 1: Company' must be an ID|Number must be/);
		},
	);

	test('with a company that is no ID are refused with their number', () => {
		const rows = [
			{ tenant: 'A', company: 1 },
			{ tenant: 'B', company: 'Contoso Ltd' },
		];
		const problem = problemOf(() => parseTenantMapping(computed({ tenants: { rows } })));
		expect(problem.message).toBe(
			"'Tenants, row 2: Company' must be an ID, a whole number; it is 'Contoso Ltd'",
		);
	});
});

describe('rows from data', () => {
	const row = { tenant: 'Contoso', companyID: 175, companyName: 'Contoso Ltd', flow: true };

	test.each([
		['a list', [row]],
		["n8n's items", [{ json: { id: 9, ...row }, pairedItem: { item: 0 } }]],
		['one row', row],
		['JSON text', JSON.stringify([row])],
		[
			'a sheet',
			[{ Tenant: 'Contoso', 'Company ID': '175', company_name: 'Contoso Ltd', Flow: 'on' }],
		],
	])('are read from %s', (_, data) => {
		expect(rowsOfData(data)).toEqual([row]);
	});

	test.each([
		['off', false],
		['FALSE', false],
		[0, false],
		['yes', true],
		['', true],
		[null, true],
	])('a flow of %j is %j', (flow, expected) => {
		expect(rowsOfData([{ tenant: 'Contoso', companyID: 1, flow }])[0]?.flow).toBe(expected);
	});

	test('empty cells mean no company, and 0 is one', () => {
		const data = [
			{ tenant: 'Contoso', companyID: '', companyName: '' },
			{ tenant: 'Fabrikam', companyID: '0' },
		];
		expect(rowsOfData(data).map(({ companyID }) => companyID)).toEqual([null, 0]);
	});

	test('a company ID that is none stays in the row as the name it looks like', () => {
		const data = [{ tenant: 'Contoso', companyID: 'Contoso Ltd' }];
		expect(rowsOfData(data)).toEqual([
			{ tenant: 'Contoso', companyID: null, companyName: 'Contoso Ltd', flow: true },
		]);
	});

	test('empty rows at the end are dropped, those between keep the numbers right', () => {
		const empty = { tenant: '', companyID: null, companyName: '', flow: '' };
		expect(rowsOfData([empty, row, empty, empty])).toHaveLength(2);
	});

	test.each([['no JSON'], [42], [[1, 2]], [[{ customer: 'Contoso' }]]])(
		'%j is refused with the columns that are expected',
		(data) => {
			const problem = problemOf(() => rowsOfData(data));
			expect(problem.message).toContain("'Mapping Data' is not a list of rows");
			expect(problem.failure.remedy).toContain("$('Mapping').all()");
		},
	);

	test.each([[[]], ['[]'], ['  '], [null], [[{ json: {} }]]])('%j is no row at all', (data) => {
		expect(rowsOfData(data)).toEqual([]);
	});

	test('an unclear flow is refused with its row', () => {
		const data = [row, { ...row, flow: 'sometimes' }];
		expect(problemOf(() => rowsOfData(data)).message).toBe(
			"'Mapping Data, row 2, flow' must be true or false; it is 'sometimes'",
		);
	});
});

describe('alerts of tenants that are not mapped', () => {
	test('go to the catch-all company if there is one', () => {
		const options = {
			catchAllCompany: { __rl: true as const, mode: 'id' as const, value: '0' },
			matchUserDomain: true,
		};
		expect(parseTenantMapping(sourceOf({ operation: 'createTicket', options }))).toMatchObject({
			unmapped: { kind: 'catchAll', company: { companyID: 0, companyName: null } },
			matchUserDomain: true,
		});
	});

	test('make no ticket when the catch-all company was added but not chosen', () => {
		const options = { catchAllCompany: { __rl: true as const, mode: 'list' as const, value: '' } };
		const { unmapped } = parseTenantMapping(sourceOf({ operation: 'createTicket', options }));
		expect(unmapped).toEqual({ kind: 'skip' });
	});
});
