import type { SetupCheck } from '../../../nodes/OfficeProtectAutotask/setup/setupCheck';

/** Checks as short texts: `companies failed`. */
export function told(checks: readonly SetupCheck[]): readonly string[] {
	return checks.map(({ check, result }) => `${check} ${result}`);
}
