import {
	comparableName,
	domainStem,
	webDomain,
} from '../../../nodes/OfficeProtectAutotask/routing/companyName';

describe('a name for comparing', () => {
	test.each([
		['Contoso Ltd', 'contoso'],
		['CONTOSO, Inc.', 'contoso'],
		['Contoso Söhne GmbH & Co. KG', 'contoso sohne'],
		['Contoso Pty. Ltd.', 'contoso'],
		['Société Contoso S.A.R.L.', 'societe contoso'],
		['SARL Contoso', 'contoso'],
		['Contoso S.p.A.', 'contoso'],
		['Contoso Sp. z o.o.', 'contoso'],
		['Contoso Ltée', 'contoso'],
		['Fabrikam & Contoso', 'fabrikam contoso'],
		['Fabrikam and Contoso', 'fabrikam contoso'],
		['Crisp Zoo', 'crisp zoo'],
		['Co Limited Traders', 'co limited traders'],
		['Limited', 'limited'],
		['SAS SARL', 'sas sarl'],
		['北風 株式会社', '北風 株式会社'],
		['—', ''],
	])('%s is "%s"', (name, comparable) => {
		expect(comparableName(name)).toBe(comparable);
	});
});

describe('the domain of a web address', () => {
	test.each([
		['https://www.contoso.example/about?x=1', 'contoso.example'],
		['HTTP://Contoso.Example:8080', 'contoso.example'],
		['www2.contoso.example.', 'contoso.example'],
		['contoso.example; fabrikam.example', 'contoso.example'],
		['mail.contoso.example', 'mail.contoso.example'],
		['contoso', null],
		['n/a', null],
		['', null],
		[null, null],
	])('%s: %s', (address, domain) => {
		expect(webDomain(address)).toBe(domain);
	});

	test('has a stem without separators', () => {
		expect(domainStem('contoso-traders.onmicrosoft.com')).toBe('contosotraders');
	});
});
