import { match } from './matchEvidence.cts';
import { contoso, fabrikam, row } from './sampleMapping.cts';

describe('a recipient address', () => {
	const rows = [row('alerts+contoso@msp.example', 175), row('Fabrikam', 176)];

	it('tells the tenant before anything in the text', () => {
		const evidence = { recipients: ['alerts+contoso@msp.example'], text: 'Fabrikam' };
		expect(match(evidence, rows)).toMatchObject({
			kind: 'company',
			source: 'recipientAddress',
			company: contoso,
			tenant: 'alerts+contoso@msp.example',
		});
	});

	it('of another mailbox tells nothing', () => {
		expect(match({ recipients: ['alerts@msp.example'] }, rows)).toMatchObject({
			kind: 'unmapped',
			source: 'none',
			tenant: null,
		});
	});

	it('is ambiguous when addresses of two companies stand there', () => {
		const both = [row('a@msp.example', 175), row('b@msp.example', 176)];
		expect(match({ recipients: ['a@msp.example', 'b@msp.example'] }, both)).toMatchObject({
			kind: 'ambiguous',
			source: 'recipientAddress',
			tenant: null,
			companies: [contoso, fabrikam],
		});
	});

	it('of a row without a company does not end the search', () => {
		const evidence = { recipients: ['a@msp.example'], text: 'Fabrikam' };
		expect(match(evidence, [row('a@msp.example', null), row('Fabrikam', 176)])).toMatchObject({
			kind: 'company',
			source: 'mentionedInText',
			company: fabrikam,
		});
	});

	it('is not searched for in the text', () => {
		expect(match({ text: 'sent to alerts+contoso@msp.example' }, rows).kind).toBe('unmapped');
	});
});

describe("the affected user's domain", () => {
	const rows = [row('contoso.example', 175), row('nobody.example', null)];

	it('tells the tenant only if asked for', () => {
		const evidence = { user: 'adele@contoso.example' };
		expect(match(evidence, rows, true)).toMatchObject({
			kind: 'company',
			source: 'userDomain',
			company: contoso,
			tenant: 'contoso.example',
		});
		expect(match(evidence, rows).kind).toBe('unmapped');
	});

	it.each(['adele@mail.contoso.example', 'app@sharepoint', 'kim@nobody.example', null])(
		'%j tells nothing',
		(user) => {
			expect(match({ user }, rows, true)).toMatchObject({ kind: 'unmapped', source: 'none' });
		},
	);
});
