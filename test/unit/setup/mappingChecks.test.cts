import { mappingChecks } from '../../../nodes/OfficeProtectAutotask/setup/mappingChecks';
import type { MappingChoices } from '../../../nodes/OfficeProtectAutotask/setup/mappingChecks';
import type { MappingRow } from '../../../nodes/OfficeProtectAutotask/routing/mapping';
import { companies, row } from '../routing/sampleMapping.cts';
import { told } from './checks.cts';

const check = (
	mappingRows: readonly MappingRow[],
	unmapped: MappingChoices['unmapped'] = { kind: 'skip' },
) => mappingChecks({ mappingRows, unmapped }, companies);
const catchAll = (companyID: number) =>
	({ kind: 'catchAll', company: { companyID, companyName: null } }) as const;

describe('the mapping', () => {
	test('passes with rows that can be used', () => {
		const checks = check([
			row('Contoso', 175),
			row('contoso.example', 175),
			row('Own', 0, { flow: false }),
		]);
		expect(told(checks)).toEqual(['tenantMapping passed', 'companies passed']);
		expect(checks[0]?.message).toBe(
			'The mapping has 3 rows for 2 companies, 1 of the rows with the flow off.',
		);
		expect(check([row('Contoso', 175)])[0]?.message).toBe('The mapping has 1 row for 1 company.');
	});

	test('fails when it is empty, unless a catch-all company takes all', () => {
		expect(told(check([]))).toEqual(['tenantMapping failed']);
		expect(told(check([row('Contoso', null)]))).toEqual([
			'tenantMapping failed',
			'tenantMapping warning',
		]);
		expect(told(check([], catchAll(175)))).toEqual(['tenantMapping warning', 'companies passed']);
	});

	test('names each row that cannot be used', () => {
		const checks = check([
			row('Contoso', 175, { companyName: 'Fabrikam Inc' }),
			row('', 176),
			row('Fabrikam', 176),
			row('Named', null, { companyName: 'Named Ltd' }),
		]);
		expect(told(checks)).toEqual([
			'tenantMapping failed',
			'tenantMapping warning',
			'tenantMapping failed',
			'companies passed',
		]);
		expect(checks[0]?.message).toContain('Mapping row 1 "Contoso" is not used');
		expect(checks[1]?.message).toContain('Mapping row 2 is not used: it names no tenant');
		expect(checks[2]?.message).toContain('gives no company ID');
	});

	test('names tenants of two companies, and those of none', () => {
		const open = Array.from({ length: 12 }, (_, n) => row(`Open ${n}`, null));
		const checks = check([row('Contoso', 175), row('contoso', 176), row('Contoso', null), ...open]);
		expect(told(checks)).toEqual([
			'tenantMapping failed',
			'tenantMapping warning',
			'companies passed',
		]);
		expect(checks[0]?.message).toContain(
			'row 1 "Contoso": Contoso Ltd (company 175); row 2 "contoso": Fabrikam Inc (company 176)',
		);
		expect(checks[1]?.message).toMatch(/"Open 0", .*"Open 9" and 2 more\.$/);
		expect(check([row('Contoso', 175), row('Open', null)])[0]?.message).toBe(
			'Tenants without a company: "Open".',
		);
	});
});

describe('the companies of the mapping', () => {
	test('must be there and active', () => {
		const checks = check([row('Northwind', 177), row('north.example', 177), row('Nobody', 999)]);
		expect(told(checks)).toEqual(['tenantMapping passed', 'companies failed', 'companies failed']);
		expect(checks[1]?.message).toBe(
			'Northwind Traders (company 177) is inactive in Autotask, so alerts of "Northwind", "north.example" make no ticket.',
		);
		expect(checks[2]?.message).toBe(
			'Autotask shows no company 999 to this API user, so alerts of "Nobody" make no ticket.',
		);
	});

	test('may be missing where the flow is off', () => {
		const checks = check([row('Contoso', 175), row('Northwind', 177, { flow: false })]);
		expect(told(checks)).toEqual(['tenantMapping passed', 'companies warning']);
	});

	test('include the catch-all company', () => {
		const checks = check([row('Contoso', 175)], catchAll(177));
		expect(told(checks)).toEqual(['tenantMapping passed', 'companies failed']);
		expect(checks[1]?.message).toContain('catch-all company is of no use: Northwind Traders');
	});

	test('are not looked at when Autotask showed none', () => {
		const choices = { mappingRows: [row('Nobody', 999)], unmapped: { kind: 'skip' } } as const;
		expect(told(mappingChecks(choices, null))).toEqual(['tenantMapping passed']);
	});
});
