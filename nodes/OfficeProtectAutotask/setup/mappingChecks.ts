import { groupBy, uniqBy } from 'lodash';
import { companyProblem, describeProblem } from '../routing/knownCompany';
import type { Company, CompanyRef } from '../routing/mapping';
import type { RoutingChoices } from '../routing/rules';
import { buildMapping, describeRow } from '../routing/tenantMapping';
import type { Mapping, TenantRow, UnusableRow } from '../routing/tenantMapping';
import { failed, passed, warning } from './setupCheck';
import type { SetupCheck } from './setupCheck';

export type MappingChoices = Pick<RoutingChoices, 'mappingRows' | 'unmapped'>;

/**
 * Checks the tenant mapping: that there is one, that its rows can be used, that each tenant has one
 * company, and that the companies are there and active. One check tells each thing that is wrong.
 * Without `companies` (by id; those that Autotask shows) only what the rows themselves say is
 * checked.
 */
export function mappingChecks(
	choices: MappingChoices,
	companies: ReadonlyMap<number, Company> | null,
): readonly SetupCheck[] {
	const mapping = buildMapping(choices.mappingRows, companies ?? new Map());
	const rows = [...mapping.byKey.values()].flatMap((entry) => entry.rows);
	const mapped = rows.flatMap((row) =>
		row.company === null ? [] : { ...row, company: row.company },
	);
	return [
		...orPassed(
			[
				...emptiness(mapped, choices),
				...mapping.unusable.map(unusable),
				...ambiguities(mapping),
				...withoutCompany(mapping),
			],
			() => [passed('tenantMapping', summary(mapped))],
		),
		...(companies === null ? [] : companyChecks(mapped, choices, companies)),
	];
}

type MappedRow = TenantRow & { readonly company: CompanyRef };

function orPassed(
	problems: readonly SetupCheck[],
	otherwise: () => readonly SetupCheck[],
): readonly SetupCheck[] {
	return problems.length > 0 ? problems : otherwise();
}

function emptiness(
	mapped: readonly MappedRow[],
	{ unmapped }: MappingChoices,
): readonly SetupCheck[] {
	if (mapped.length > 0) return [];
	return unmapped.kind === 'catchAll'
		? [
				warning(
					'tenantMapping',
					'No tenant is mapped to a company, so all alerts go to the catch-all company.',
					'Map the tenants, so that each ticket is under the right company.',
				),
			]
		: [
				failed(
					'tenantMapping',
					'No tenant is mapped to a company, so no alert makes a ticket.',
					"Add rows to 'Tenants', or give them as data.",
				),
			];
}

function unusable({ reason, tenant }: UnusableRow): SetupCheck {
	const remedy = 'Correct or remove the row.';
	return tenant === ''
		? warning('tenantMapping', reason, remedy)
		: failed('tenantMapping', reason, remedy);
}

function ambiguities(mapping: Mapping): readonly SetupCheck[] {
	return [...mapping.byKey.values()].flatMap(({ rows }) => {
		const mapped = rows.filter(({ company }) => company !== null);
		const companies = uniqBy(mapped, ({ company }) => company?.companyID);
		const [first] = mapped;
		if (first === undefined || companies.length < 2) return [];
		const message = `The tenant "${first.tenant}" is mapped to several companies, so its alerts make no ticket: ${mapped.map(describeRow).join('; ')}.`;
		return [failed('tenantMapping', message, 'Keep one of these rows.')];
	});
}

const namedAtMost = 10;

function withoutCompany(mapping: Mapping): readonly SetupCheck[] {
	const waiting = [...mapping.byKey.values()].flatMap(({ rows, unusable: problems }) => {
		const isOpen = problems.length === 0 && rows.every(({ company }) => company === null);
		return isOpen ? (rows[0]?.tenant ?? []) : [];
	});
	if (waiting.length === 0) return [];
	const names = waiting.slice(0, namedAtMost).map((tenant) => `"${tenant}"`);
	const more = waiting.length - names.length;
	return [
		warning(
			'tenantMapping',
			`Tenants without a company: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
			'Fill in their companies; Suggest Tenant Mapping proposes some.',
		),
	];
}

function summary(mapped: readonly MappedRow[]): string {
	const off = mapped.filter(({ flow }) => !flow).length;
	const companies = uniqBy(mapped, ({ company }) => company.companyID).length;
	const flow = off === 0 ? '' : `, ${off} of the rows with the flow off`;
	return `The mapping has ${counted(mapped.length, 'row', 'rows')} for ${counted(companies, 'company', 'companies')}${flow}.`;
}

function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

function companyChecks(
	mapped: readonly MappedRow[],
	{ unmapped }: MappingChoices,
	companies: ReadonlyMap<number, Company>,
): readonly SetupCheck[] {
	const byCompany = Object.values(groupBy(mapped, ({ company }) => company.companyID));
	const problems = byCompany.flatMap((rows) => mappedCompany(rows, companies));
	const catchAll = unmapped.kind === 'catchAll' ? problemIn(unmapped.company, companies) : null;
	const all = [
		...problems,
		...(catchAll === null
			? []
			: [failed('companies', `The catch-all company is of no use: ${catchAll}.`, chooseAnother)]),
	];
	if (all.length > 0 || (byCompany.length === 0 && unmapped.kind === 'skip')) return all;
	return [passed('companies', 'All companies of the mapping are in Autotask and active.')];
}

const chooseAnother = 'Choose an active company.';

function mappedCompany(
	rows: readonly MappedRow[],
	companies: ReadonlyMap<number, Company>,
): readonly SetupCheck[] {
	const [first] = rows;
	const problem = first === undefined ? null : problemIn(first.company, companies);
	if (problem === null) return [];
	const tenants = rows.map(({ tenant }) => `"${tenant}"`).join(', ');
	return rows.some(({ flow }) => flow)
		? [
				failed(
					'companies',
					`${problem}, so alerts of ${tenants} make no ticket.`,
					'Activate the company in Autotask, map the tenant to another one, or switch its flow off.',
				),
			]
		: [
				warning(
					'companies',
					`${problem}; the flow of ${tenants} is off.`,
					'Remove the row if it is not needed any more.',
				),
			];
}

function problemIn(given: CompanyRef, companies: ReadonlyMap<number, Company>): string | null {
	const problem = companyProblem(given, companies);
	return problem === null ? null : describeProblem(problem);
}
