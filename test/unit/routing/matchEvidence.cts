import { matchTenant } from '../../../nodes/OfficeProtectAutotask/routing/matchTenant';
import type {
	TenantEvidence,
	TenantMatch,
} from '../../../nodes/OfficeProtectAutotask/routing/matchTenant';
import type { MappingRow } from '../../../nodes/OfficeProtectAutotask/routing/mapping';
import { mappingOf } from './sampleMapping.cts';

/** The tenant of an alert that says no more than given. */
export function match(
	evidence: Partial<TenantEvidence>,
	rows: readonly MappingRow[],
	matchUserDomain = false,
): TenantMatch {
	const alert = {
		tenant: null,
		recipients: [],
		text: '',
		surroundings: '',
		user: null,
		...evidence,
	};
	return matchTenant(alert, mappingOf(...rows), { matchUserDomain });
}
