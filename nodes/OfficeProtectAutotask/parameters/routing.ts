import type { RoutingChoices } from '../routing/rules';
import { parseNoise } from './noise';
import type { ParameterSource } from './parameterSource';
import { parseTenantMapping } from './tenantMapping';
import { parseTicketSettings } from './ticketSettings';

/** Where the alerts of an item go, with which ticket settings. */
export function parseRouting(source: ParameterSource): RoutingChoices {
	return {
		...parseTenantMapping(source),
		...parseNoise(source),
		settings: parseTicketSettings(source),
	};
}
