import {
	canonicalText,
	domainOf,
	tenantKey,
} from '../../../nodes/OfficeProtectAutotask/routing/tenantKey';

describe('tenantKey', () => {
	it.each([
		['  Contoso \u00a0 Ltd ', 'name', 'contoso ltd'],
		['CONTOSO.onmicrosoft.com', 'domain', 'contoso.onmicrosoft.com'],
		['@contoso.example', 'domain', 'contoso.example'],
		['Alerts+Contoso@MSP.example', 'address', 'alerts+contoso@msp.example'],
		['{6F9619FF-8B86-D011-B42D-00C04FC964FF}', 'guid', '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
		['Straße 7', 'name', 'strasse 7'],
		['Ｃｏｎｔｏｓｏ', 'name', 'contoso'],
		['A@B Consulting', 'name', 'a@b consulting'],
	])('reads %j as %s %j', (written, kind, key) => {
		expect(tenantKey(written)).toEqual({ kind, key });
	});

	it.each(['', '   ', '\u200b'])('finds nothing in %j', (written) => {
		expect(tenantKey(written)).toBeNull();
	});

	it('makes one text of what a person reads as one', () => {
		expect(canonicalText('ΟΔΟΣ')).toBe(canonicalText('οδοσ'));
		expect(canonicalText('Cafe\u0301\r\n\tNord')).toBe('café nord');
		expect(canonicalText('Con\u00adto\u200dso')).toBe('contoso');
	});
});

describe('a tenant of millions of characters', () => {
	it('is a name', () => {
		expect(tenantKey(`${'a.'.repeat(4_500_000)}!`)?.kind).toBe('name');
	});
});

describe('domainOf', () => {
	it('takes the domain of an address or of a guest user principal name', () => {
		expect(domainOf('Adele@Contoso.example')).toBe('contoso.example');
		expect(domainOf('kim_fabrikam.example#EXT#@contoso.onmicrosoft.com')).toBe(
			'contoso.onmicrosoft.com',
		);
	});

	it.each(['app@sharepoint', 'NT AUTHORITY\\SYSTEM', '@contoso.example', ''])(
		'finds none in %j',
		(user) => {
			expect(domainOf(user)).toBeNull();
		},
	);
});
