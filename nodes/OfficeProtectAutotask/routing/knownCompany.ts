import { describeCompany } from './mapping';
import type { Company, CompanyRef } from './mapping';

/** Why tickets cannot go to a company that was named. */
export type CompanyProblem = {
	readonly code: 'companyNotFound' | 'companyInactive';
	readonly company: CompanyRef;
};

/** A company that was named, by the name that Autotask has for it. `companies` are by id. */
export function namedAsKnown(
	given: CompanyRef,
	companies: ReadonlyMap<number, Company>,
): CompanyRef {
	const known = companies.get(given.companyID);
	return known === undefined
		? given
		: { companyID: given.companyID, companyName: known.companyName };
}

/** Why tickets cannot go to a company that was named; null where they can. */
export function companyProblem(
	given: CompanyRef,
	companies: ReadonlyMap<number, Company>,
): CompanyProblem | null {
	const company = namedAsKnown(given, companies);
	const known = companies.get(given.companyID);
	if (known === undefined) return { code: 'companyNotFound', company };
	return known.isActive ? null : { code: 'companyInactive', company };
}

/** Such a problem in words, without a full stop. */
export function describeProblem({ code, company }: CompanyProblem): string {
	switch (code) {
		case 'companyNotFound':
			return `Autotask shows no ${describeCompany(company)} to this API user`;
		case 'companyInactive':
			return `${describeCompany(company)} is inactive in Autotask`;
	}
}
