import type { RoutingChoices } from '../../../nodes/OfficeProtectAutotask/routing/rules';
import { usableSettings } from '../ticket/sampleSettings.cts';
import { row } from './sampleMapping.cts';

/** Choices that send alerts of *Contoso Ltd* to company 175, with some changed. */
export function sampleRouting(changes: Partial<RoutingChoices> = {}): RoutingChoices {
	return {
		mappingRows: [row('Contoso Ltd', 175)],
		unmapped: { kind: 'skip' },
		matchUserDomain: false,
		skippedEventTypes: [],
		priorityByEventType: [],
		settings: usableSettings,
		...changes,
	};
}
