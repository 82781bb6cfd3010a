import {
	buildMapping,
	describeRow,
} from '../../../nodes/OfficeProtectAutotask/routing/tenantMapping';
import { companies, mappingOf, row } from './sampleMapping.cts';

describe('buildMapping', () => {
	it('keeps rows of one tenant together, whatever their spelling, with Autotask’s company name', () => {
		const mapping = mappingOf(row('Contoso', 175), row(' CONTOSO', 176, { flow: false }));
		expect(mapping.byKey.get('contoso')?.rows).toEqual([
			{
				rowNumber: 1,
				tenant: 'Contoso',
				company: { companyID: 175, companyName: 'Contoso Ltd' },
				flow: true,
			},
			{
				rowNumber: 2,
				tenant: 'CONTOSO',
				company: { companyID: 176, companyName: 'Fabrikam Inc' },
				flow: false,
			},
		]);
		expect(mapping.unusable).toEqual([]);
	});

	it('keeps company 0 and tells it from no company', () => {
		const mapping = mappingOf(row('Us', 0), row('Nobody', null));
		expect(mapping.byKey.get('us')?.rows[0]?.company?.companyID).toBe(0);
		expect(mapping.byKey.get('nobody')?.rows[0]?.company).toBeNull();
	});

	it('keeps a row whose company Autotask did not show, with the given name', () => {
		const mapping = mappingOf(row('Adatum', 999, { companyName: ' Adatum Corp ' }));
		expect(mapping.byKey.get('adatum')?.rows[0]?.company).toEqual({
			companyID: 999,
			companyName: 'Adatum Corp',
		});
		expect(mappingOf(row('X', 9)).byKey.get('x')?.rows[0]?.company?.companyName).toBeNull();
	});

	it('does not use a row whose id and name disagree, and says so', () => {
		const mapping = mappingOf(row('Contoso', 175, { companyName: 'Fabrikam Inc' }));
		expect(mapping.byKey.get('contoso')?.rows).toEqual([]);
		expect(mapping.unusable.map(({ reason }) => reason)).toEqual([
			'Mapping row 1 "Contoso" is not used: it gives company ID 175 and the name "Fabrikam Inc", but in Autotask company 175 is "Contoso Ltd".',
		]);
	});

	it('takes a name that differs in case and blanks alone for the same', () => {
		expect(mappingOf(row('C', 175, { companyName: ' contoso  LTD' })).unusable).toEqual([]);
		expect(mappingOf(row('C', 175, { companyName: '  ' })).unusable).toEqual([]);
	});

	it.each([
		[row(' ', 175), 'Mapping row 1 is not used: it names no tenant.'],
		[
			row('C', null, { companyName: 'Contoso Ltd' }),
			'Mapping row 1 "C" is not used: it names the company "Contoso Ltd" but gives no company ID.',
		],
		[
			row('C', -1),
			'Mapping row 1 "C" is not used: its company ID -1 is not a whole number from 0 up.',
		],
		[
			row('C', 1.5),
			'Mapping row 1 "C" is not used: its company ID 1.5 is not a whole number from 0 up.',
		],
	])('gives the reason for %j', (unusable, reason) => {
		expect(buildMapping([unusable], companies).unusable[0]?.reason).toBe(reason);
	});

	it('names rows as a person would', () => {
		const mapping = mappingOf(row('Contoso', 175), row('X', 9), row('Nobody', null));
		const rows = [...mapping.byKey.values()].flatMap((entry) => entry.rows);
		expect(rows.map(describeRow)).toEqual([
			'row 1 "Contoso": Contoso Ltd (company 175)',
			'row 2 "X": company 9',
			'row 3 "Nobody": no company',
		]);
	});
});
