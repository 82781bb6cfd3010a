import type { Company, MappingRow } from './mapping';
import type { RoutingPolicy, RoutingRules } from './route';
import { buildMapping } from './tenantMapping';

/** What a user chose for the routing of alerts. */
export interface RoutingChoices extends RoutingPolicy {
	readonly mappingRows: readonly MappingRow[];
}

/** The ids of all companies that the choices name. */
export function companyIdsOf({
	mappingRows,
	unmapped,
}: Pick<RoutingChoices, 'mappingRows' | 'unmapped'>): readonly number[] {
	const mapped = mappingRows.flatMap(({ companyID }) => companyID ?? []);
	return unmapped.kind === 'catchAll' ? [...mapped, unmapped.company.companyID] : mapped;
}

/** The choices made ready for many alerts; `companies` are those that Autotask has, by id. */
export function rulesOf(
	{ mappingRows, ...choices }: RoutingChoices,
	companies: ReadonlyMap<number, Company>,
): RoutingRules {
	return { ...choices, companies, mapping: buildMapping(mappingRows, companies) };
}
