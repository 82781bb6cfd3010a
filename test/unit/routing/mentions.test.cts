import { findMentions, indexMentions } from '../../../nodes/OfficeProtectAutotask/routing/mentions';
import { tenantKey } from '../../../nodes/OfficeProtectAutotask/routing/tenantKey';

function mentioned(text: string, ...tenants: readonly string[]): string[] {
	const keys = tenants.flatMap((tenant) => tenantKey(tenant) ?? []);
	return [...findMentions(indexMentions(keys), text)].map(({ key }) => key);
}

const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff';

describe('findMentions: names', () => {
	it.each([
		'A user of Contoso Ltd signed in.',
		'A user of (CONTOSO\n ltd) signed in.',
		"Contoso Ltd's administrator",
		'Tenant:Contoso Ltd',
		'Fabrikam/Contoso Ltd/Northwind',
		'<Contoso Ltd>',
		'Contoso Ltd, adele@fabrikam.example',
	])('finds the name in %j', (text) => {
		expect(mentioned(text, 'Contoso Ltd')).toEqual(['contoso ltd']);
	});

	it.each([
		'contoso.example was used',
		'mail of contoso@fabrikam.example',
		'adele@contoso.example',
		'https://contoso.sharepoint.example/sites/contoso',
		'see (www.contoso.example/contoso)',
		'the Contoso-Fabrikam group',
		'Microcontoso',
		'contosos',
		'CONTOSO\\adele',
		'kim_contoso#EXT#',
		'',
	])('finds no name in %j', (text) => {
		expect(mentioned(text, 'Contoso')).toEqual([]);
	});

	it('finds a name that begins or ends with a mark', () => {
		expect(mentioned('for (Contoso) Ltd. today', '(Contoso) Ltd.')).toEqual(['(contoso) ltd.']);
	});

	it('finds every name that stands there, also one within another', () => {
		expect(mentioned('Contoso Pharma', 'Contoso', 'Contoso Pharma', 'Fabrikam')).toEqual([
			'contoso',
			'contoso pharma',
		]);
	});

	it('never finds a name without letters or digits', () => {
		expect(mentioned('*** !!!', '!!!')).toEqual([]);
	});
});

describe('findMentions: domains and GUIDs', () => {
	it.each([
		'The domain contoso.example.',
		'contoso.example: changed',
		'(contoso.example)',
		'"Contoso.Example"',
		'on contoso.example, fabrikam.example',
	])('finds the domain in %j', (text) => {
		expect(mentioned(text, 'contoso.example')).toEqual(['contoso.example']);
	});

	it.each([
		'adele@contoso.example',
		'<adele@contoso.example>',
		'mailto:adele@contoso.example',
		'adele@\ncontoso.example',
		'adele.vance_contoso.example#EXT#@fabrikam.onmicrosoft.com',
		'adele_contoso.example#EXT#',
		'@contoso.example',
		'https://contoso.example',
		'https://portal.example/?tenant=contoso.example',
		'https://portal.example/(contoso.example)',
		'www.portal.example/contoso.example',
		'contoso.example/sites/x',
		'x/contoso.example',
		'contoso.example:443',
		'contoso.example\\adele',
		'mail.contoso.example',
		'contoso.example.evil',
		'my-contoso.example',
	])('finds no domain on its own in %j', (text) => {
		expect(mentioned(text, 'contoso.example')).toEqual([]);
	});

	it('finds a guid as a whole word and not within a link', () => {
		expect(mentioned(`Tenant id {${guid.toUpperCase()}}.`, guid)).toEqual([guid]);
		expect(mentioned(`https://portal.example/${guid}`, guid)).toEqual([]);
		expect(mentioned(`${guid}-1`, guid)).toEqual([]);
	});
});

describe('findMentions: size', () => {
	it('searches long hostile text for many needles in time that grows with the text', () => {
		const needles = Array.from({ length: 500 }, (_, n) => `Contoso ${n} Ltd`);
		const hostile = ['a'.repeat(200_000), '@'.repeat(50_000), 'www.'.repeat(20_000)].join(' ');
		const started = performance.now();
		expect(mentioned(`${hostile} Contoso 499 Ltd`, ...needles)).toEqual(['contoso 499 ltd']);
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});
