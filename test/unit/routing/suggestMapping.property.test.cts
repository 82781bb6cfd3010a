import fc from 'fast-check';
import {
	indexCompanies,
	suggestMapping,
} from '../../../nodes/OfficeProtectAutotask/routing/suggestMapping';

const word = fc.constantFrom('Contoso', 'contoso', 'Contosso', 'Fabrikam', 'Traders', 'Ünit', '&');
const form = fc.constantFrom('', 'Ltd', 'Inc.', 'GmbH', 'S.A.R.L.', 'GmbH & Co. KG');
const name = fc.oneof(
	fc.tuple(fc.array(word, { maxLength: 3 }), form).map(([words, end]) => [...words, end].join(' ')),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const domain = fc.constantFrom(
	'contoso.example',
	'fabrikam.example',
	'contoso.onmicrosoft.com',
	'eu.contoso.example',
);
const tenant = fc.oneof(name, domain);
const companies = fc.uniqueArray(
	fc.record({
		id: fc.integer({ min: 0, max: 30 }),
		companyName: fc.oneof(name, domain),
		webAddress: fc.option(
			fc.oneof(
				domain.map((host) => `https://www.${host}/`),
				fc.string(),
			),
		),
	}),
	{ selector: ({ id }) => id, maxLength: 12 },
);

describe('suggestions for arbitrary tenants and companies', () => {
	test('name only companies of the list, as it names them, best first', () => {
		fc.assert(
			fc.property(tenant, companies, (asked, listed) => {
				const { candidates, companyID, companyName } = suggestMapping(
					asked,
					indexCompanies(listed),
				);
				const names = new Map(listed.map((company) => [company.id, company.companyName]));
				for (const candidate of candidates) {
					expect(names.get(candidate.companyID)).toBe(candidate.companyName);
					expect(candidate.score).toBeGreaterThan(0.5);
					expect(candidate.score).toBeLessThanOrEqual(1);
				}
				const scores = candidates.map(({ score }) => score);
				expect(scores).toEqual([...scores].sort((a, b) => b - a));
				if (companyID !== null) expect(names.get(companyID)).toBe(companyName);
			}),
			{ numRuns: 500 },
		);
	});

	test('are certain only of a strong candidate that stands alone at the top', () => {
		fc.assert(
			fc.property(tenant, companies, (asked, listed) => {
				const { candidates, certainty, companyID } = suggestMapping(asked, indexCompanies(listed));
				expect(companyID !== null).toBe(certainty === 'certain');
				const [best, next] = candidates;
				if (certainty !== 'certain') return;
				expect(best?.companyID).toBe(companyID);
				expect(best?.score).toBeGreaterThanOrEqual(0.95);
				expect(next?.score ?? 0).toBeLessThan(best?.score ?? 0);
			}),
			{ numRuns: 500 },
		);
	});

	test('do not depend on the order of the list', () => {
		fc.assert(
			fc.property(tenant, companies, (asked, listed) => {
				const turned = suggestMapping(asked, indexCompanies([...listed].reverse()));
				expect(turned).toEqual(suggestMapping(asked, indexCompanies(listed)));
			}),
		);
	});

	test('are never certain when a company of the same name is added', () => {
		fc.assert(
			fc.property(tenant, companies, (asked, listed) => {
				const first = suggestMapping(asked, indexCompanies(listed));
				const [best] = first.candidates;
				if (first.certainty !== 'certain' || best === undefined) return;
				const twin = listed.filter(({ id }) => id === best.companyID);
				const twins = [...listed, ...twin.map((company) => ({ ...company, id: 99 }))];
				expect(suggestMapping(asked, indexCompanies(twins)).certainty).toBe('ambiguous');
			}),
		);
	});
});
