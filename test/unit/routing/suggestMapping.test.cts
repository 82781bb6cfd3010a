import {
	indexCompanies,
	suggestMapping,
} from '../../../nodes/OfficeProtectAutotask/routing/suggestMapping';
import type { ComparedCompany } from '../../../nodes/OfficeProtectAutotask/routing/suggestMapping';

function company(
	id: number,
	companyName: string,
	webAddress: string | null = null,
): ComparedCompany {
	return { id, companyName, webAddress };
}

const customers = [
	company(0, 'Example MSP', 'https://www.msp.example'),
	company(175, 'Contoso Ltd', 'https://www.contoso.example/home'),
	company(176, 'Fabrikam, Inc.', 'fabrikam.example'),
	company(177, 'Northwind Traders GmbH'),
	company(178, 'Adventure Works'),
	company(179, 'Tailspin Holding', 'https://tailspintoys.example'),
];

const suggest = (tenant: string, companies: readonly ComparedCompany[] = customers) =>
	suggestMapping(tenant, indexCompanies(companies));

describe('a company that is certain', () => {
	test.each([
		['Contoso Ltd', 175, 1, /names are the same$/],
		['  CONTOSO LTD ', 175, 1, /names are the same$/],
		['Contoso', 175, 0.95, /but for legal form/],
		['fabrikam inc', 176, 0.95, /but for legal form/],
		['Northwind Traders', 177, 0.95, /but for legal form/],
		['contoso.example', 175, 0.95, /web address$/],
		['@Fabrikam.example', 176, 0.95, /web address$/],
		['msp.example', 0, 0.95, /web address$/],
	])('%s is %i', (tenant, companyID, score, why) => {
		const found = suggest(tenant);
		expect(found).toMatchObject({ tenant, companyID, certainty: 'certain' });
		expect(found.companyName).toBe(customers.find(({ id }) => id === companyID)?.companyName);
		expect(found.candidates[0]).toMatchObject({ companyID, score });
		expect(found.candidates[0]?.why).toMatch(why);
	});

	test('by its full name, though another has the name with another legal form', () => {
		const found = suggest('Contoso Ltd', [company(1, 'Contoso Inc'), company(2, 'Contoso Ltd')]);
		expect(found).toMatchObject({ companyID: 2, certainty: 'certain' });
		expect(found.candidates.map(({ companyID }) => companyID)).toEqual([2, 1]);
	});
});

describe('several companies are never decided between', () => {
	test.each([
		['of one name', 'Contoso', [company(1, 'Contoso'), company(2, 'contoso')]],
		['of one name without form', 'Contoso', [company(1, 'Contoso Ltd'), company(2, 'Contoso Inc')]],
		[
			'of one web address',
			'contoso.example',
			[company(1, 'Contoso', 'contoso.example'), company(2, 'Other', 'www.contoso.example')],
		],
		[
			'one of the name and one of the domain',
			'contoso.example',
			[company(1, 'contoso.example'), company(2, 'Other', 'contoso.example')],
		],
		['equally alike', 'Contosso', [company(1, 'Contoso1'), company(2, 'Contoso2')]],
	])('%s', (_, tenant, companies) => {
		const found = suggest(tenant, companies);
		expect(found).toMatchObject({ companyID: null, companyName: null, certainty: 'ambiguous' });
		expect(found.candidates.map(({ companyID }) => companyID)).toEqual([1, 2]);
	});

	test('and all of them are named', () => {
		const many = Array.from({ length: 8 }, (_, id) => company(id, 'Contoso'));
		expect(suggest('Contoso', many).candidates).toHaveLength(8);
	});
});

describe('a company that is only possible', () => {
	test.each([
		['Contosso Ltd', 175, /alike/],
		['Contoso Group', 175, /part of the other/],
		['Adventure', 178, /part of the other/],
		['contoso.onmicrosoft.com', 175, /in another domain/],
		['adventureworks.onmicrosoft.com', 178, /domain has the company's name/],
		['adventurework.example', 178, /like the company's name/],
		['mail.contoso.example', 175, /part of the other/],
		['Tailspin Toys', 179, /web address has the tenant's name/],
	])('%s: %i', (tenant, companyID, why) => {
		const found = suggest(tenant);
		expect(found).toMatchObject({ companyID: null, certainty: 'possible' });
		expect(found.candidates[0]).toMatchObject({ companyID });
		expect(found.candidates[0]?.why).toMatch(why);
		expect(found.candidates[0]?.score).toBeLessThan(0.9);
	});

	test('of many that look alike five are named', () => {
		const many = Array.from({ length: 8 }, (_, id) => company(id, `Contoso Branch ${id}`));
		expect(suggest('Contoso Branch', many).candidates).toHaveLength(5);
	});
});

test.each([
	'Wide World Importers',
	'wideworldimporters.example',
	'ww.example',
	'6f9619ff-8b86-d011-b42d-00c04fc964ff',
	'alerts+contoso@msp.example',
	'!!',
	'  ',
])('nothing is suggested for "%s"', (tenant) => {
	const companies = [...customers, company(180, '??'), company(181, 'Yz')];
	expect(suggest(tenant, companies)).toEqual({
		tenant,
		companyID: null,
		companyName: null,
		certainty: 'none',
		candidates: [],
	});
});
