import { match } from './matchEvidence.cts';
import { contoso, fabrikam, row } from './sampleMapping.cts';

const guid = '6f9619ff-8b86-d011-b42d-00c04fc964ff';

describe('a printed tenant', () => {
	it.each(['Contoso', ' CONTOSO ', 'contoso.onmicrosoft.com', `{${guid}}`])(
		'%j finds the company by its row',
		(tenant) => {
			const rows = [row('Contoso', 175), row('contoso.onmicrosoft.com', 175), row(guid, 175)];
			expect(match({ tenant }, rows)).toMatchObject({
				kind: 'company',
				source: 'printedTenant',
				company: contoso,
				tenant,
			});
		},
	);

	it('ends the search: without a row it is unmapped, whatever else the mail says', () => {
		const evidence = {
			tenant: 'Adatum',
			recipients: ['alerts+contoso@msp.example'],
			text: 'Contoso',
			user: 'adele@contoso.example',
		};
		const rows = [
			row('alerts+contoso@msp.example', 175),
			row('Contoso', 175),
			row('contoso.example', 175),
		];
		expect(match(evidence, rows, true)).toMatchObject({
			kind: 'unmapped',
			source: 'printedTenant',
			tenant: 'Adatum',
			flow: true,
			notes: ['The alert prints the tenant "Adatum".', 'No mapping row names this tenant.'],
		});
	});

	it('is not matched by a part of its name', () => {
		expect(match({ tenant: 'Contoso Pharma' }, [row('Contoso', 175)]).kind).toBe('unmapped');
	});

	it('is ambiguous when rows give it to two companies', () => {
		expect(match({ tenant: 'Contoso' }, [row('Contoso', 175), row('contoso', 176)])).toMatchObject({
			kind: 'ambiguous',
			tenant: 'Contoso',
			companies: [contoso, fabrikam],
		});
	});

	it('that is blank counts as none', () => {
		expect(match({ tenant: ' ', text: 'Contoso' }, [row('Contoso', 175)])).toMatchObject({
			kind: 'company',
			source: 'mentionedInText',
		});
	});

	it('is unmapped when its row has no company, and never company 0', () => {
		expect(match({ tenant: 'Contoso' }, [row('Contoso', null)])).toMatchObject({
			kind: 'unmapped',
			flow: true,
			notes: ['The alert prints the tenant "Contoso".', 'Mapping row 1 "Contoso": no company.'],
		});
	});

	it('can be company 0', () => {
		expect(match({ tenant: 'Us' }, [row('Us', 0)])).toMatchObject({
			kind: 'company',
			company: { companyID: 0 },
		});
	});

	it('says why its row is not used', () => {
		const broken = row('Contoso', 175, { companyName: 'Fabrikam Inc' });
		const found = match({ tenant: 'Contoso' }, [broken]);
		expect(found.kind).toBe('unmapped');
		expect(found.notes.join(' ')).toContain('row 1 "Contoso" is not used');
		expect(match({ tenant: 'Contoso' }, [broken, row('Contoso', 175)])).toMatchObject({
			kind: 'company',
			company: contoso,
		});
	});
});

describe('the flow switch', () => {
	it('off on any matching row of the company means off', () => {
		const rows = [row('Contoso', 175), row('contoso', 175, { flow: false })];
		const found = match({ tenant: 'Contoso' }, rows);
		expect(found).toMatchObject({ kind: 'flowOff', company: contoso, row: { rowNumber: 2 } });
		expect(found.notes).toContain('In this row the flow is switched off.');
	});

	it('off on a row of another tenant changes nothing', () => {
		const rows = [row('Contoso', 175), row('Contoso West', 175, { flow: false })];
		expect(match({ tenant: 'Contoso' }, rows).kind).toBe('company');
	});

	it('off on a row without a company keeps the tenant from a catch-all, too', () => {
		const rows = [row('Contoso', null, { flow: false })];
		expect(match({ tenant: 'Contoso' }, rows)).toMatchObject({ kind: 'unmapped', flow: false });
	});
});

describe('a mention', () => {
	it.each([
		['text', 'An event in Contoso.'],
		['surroundings', 'Alert for Contoso'],
	])('in the %s tells the tenant', (place, text) => {
		expect(match({ [place]: text }, [row('Contoso', 175)])).toMatchObject({
			kind: 'company',
			source: 'mentionedInText',
			company: contoso,
			tenant: 'Contoso',
		});
	});

	it('does not reach over the border between text and surroundings', () => {
		const evidence = { text: 'An event in Contoso', surroundings: 'Pharma news' };
		expect(match(evidence, [row('Contoso Pharma', 175)]).kind).toBe('unmapped');
	});

	it('of two companies is ambiguous, of two rows of one company is not', () => {
		const text = 'Contoso (contoso.example) shared a file with Fabrikam.';
		const rows = [row('Contoso', 175), row('contoso.example', 175), row('Fabrikam', 176)];
		expect(match({ text }, rows)).toMatchObject({
			kind: 'ambiguous',
			companies: [contoso, fabrikam],
		});
		expect(match({ text }, rows.slice(0, 2))).toMatchObject({
			kind: 'company',
			company: contoso,
			tenant: 'Contoso',
		});
	});

	it('of a guest of one customer in the tenant of another decides nothing', () => {
		const text = 'User: kim@fabrikam.example\nSite: https://fabrikam.example/sites/x\nin Contoso';
		const rows = [row('fabrikam.example', 176), row('Fabrikam', 176), row('Contoso', 175)];
		expect(match({ text }, rows)).toMatchObject({ kind: 'company', company: contoso });
		expect(match({ text }, rows.slice(0, 2)).kind).toBe('unmapped');
	});

	it('of a row without a company counts for nothing', () => {
		const rows = [row('Fabrikam', null), row('Contoso', 175)];
		expect(match({ text: 'Contoso and Fabrikam' }, rows)).toMatchObject({
			kind: 'company',
			company: contoso,
		});
	});

	it('of a tenant whose row is broken beside another is ambiguous, alone is unmapped', () => {
		const rows = [row('Fabrikam', 176, { companyName: 'Contoso Ltd' }), row('Contoso', 175)];
		expect(match({ text: 'Contoso and Fabrikam' }, rows)).toMatchObject({
			kind: 'ambiguous',
			companies: [contoso, { companyID: 176 }],
		});
		expect(match({ text: 'Fabrikam' }, rows)).toMatchObject({
			kind: 'unmapped',
			tenant: 'Fabrikam',
		});
	});
});
