import fc from 'fast-check';
import { routeAlert } from '../../../nodes/OfficeProtectAutotask/routing/route';
import { rulesOf } from '../../../nodes/OfficeProtectAutotask/routing/rules';
import { canonicalText } from '../../../nodes/OfficeProtectAutotask/routing/tenantKey';
import { sampleAlert } from '../sampleAlert.cts';
import { row } from './sampleMapping.cts';
import { sampleRouting } from './sampleRouting.cts';

const tenant = fc.oneof(
	fc.constantFrom(
		'Contoso',
		'Contoso Ltd',
		'Fabrikam',
		'contoso.example',
		'fabrikam.example',
		'alerts+contoso@msp.example',
		'6f9619ff-8b86-d011-b42d-00c04fc964ff',
	),
	fc.string({ unit: 'grapheme' }),
);
const rows = fc.array(
	fc.record({
		tenant,
		companyID: fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 5 }), fc.double()),
		companyName: fc.oneof(fc.constant(null), fc.constantFrom('', 'Company 1', 'Company 2')),
		flow: fc.boolean(),
	}),
	{ maxLength: 12 },
);
const text = fc.array(tenant, { maxLength: 6 }).map((words) => words.join(' '));
const alert = fc.record({
	tenant: fc.oneof(fc.constant(null), tenant),
	recipients: fc.array(tenant, { maxLength: 3 }),
	text,
	surroundings: text,
	user: fc.oneof(fc.constant(null), tenant, fc.constant('adele@contoso.example')),
});
const companies = new Map(
	[0, 1, 2, 3].map((id) => [id, { id, companyName: `Company ${id}`, isActive: id !== 3 }]),
);

describe('routing of arbitrary alerts by arbitrary rows', () => {
	it('never throws and never picks a company that no row of a tenant in the alert names', () => {
		fc.assert(
			fc.property(rows, alert, fc.boolean(), (given, evidence, matchUserDomain) => {
				const rules = rulesOf(sampleRouting({ mappingRows: given, matchUserDomain }), companies);
				const route = routeAlert(sampleAlert(evidence), rules);
				if (route.kind === 'skip') return;
				const seen = canonicalText(
					[
						evidence.tenant,
						evidence.text,
						evidence.surroundings,
						evidence.user,
						...evidence.recipients,
					].join(' '),
				);
				const named = given.filter(
					(row) =>
						row.companyID === route.company.companyID &&
						seen.includes(canonicalText(row.tenant).replace(/^[{@]|\}$/gu, '')),
				);
				expect(named.length).toBeGreaterThan(0);
				expect(named.some((row) => row.flow)).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});

	it('finds the one row of a printed tenant, however it is spelled', () => {
		const name = fc
			.string({ unit: 'grapheme', minLength: 1 })
			.filter((written) => canonicalText(written) !== '');
		fc.assert(
			fc.property(name, (written) => {
				const printed = sampleAlert({ tenant: `  ${written.normalize('NFD')}\n` });
				const rules = rulesOf(sampleRouting({ mappingRows: [row(written, 1)] }), companies);
				const route = routeAlert(printed, rules);
				expect(route).toMatchObject({ kind: 'ticket', company: { companyID: 1 } });
			}),
		);
	});
});
