import {
	companyProblem,
	describeProblem,
	namedAsKnown,
} from '../../../nodes/OfficeProtectAutotask/routing/knownCompany';

const companies = new Map([
	[0, { id: 0, companyName: 'Own Company', isActive: true }],
	[9, { id: 9, companyName: 'Adatum', isActive: false }],
]);

test('an active company has no problem, and the name that Autotask has for it', () => {
	const given = { companyID: 0, companyName: 'as typed' };
	expect(companyProblem(given, companies)).toBeNull();
	expect(namedAsKnown(given, companies)).toEqual({ companyID: 0, companyName: 'Own Company' });
});

test.each([
	[
		{ companyID: 9, companyName: null },
		{ code: 'companyInactive', company: { companyID: 9, companyName: 'Adatum' } },
		'Adatum (company 9) is inactive in Autotask',
	],
	[
		{ companyID: 7, companyName: 'Contoso' },
		{ code: 'companyNotFound', company: { companyID: 7, companyName: 'Contoso' } },
		'Autotask shows no Contoso (company 7) to this API user',
	],
])('%j gets no tickets', (given, problem, words) => {
	const found = companyProblem(given, companies);
	expect(found).toEqual(problem);
	expect(found === null ? '' : describeProblem(found)).toBe(words);
});
