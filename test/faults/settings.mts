import type { NodeJob } from '../../tools/nodeRunner/messages.mts';
import type { Received } from './intake/intake.mts';
import { allowedSenders } from './intake/mailShapes.mts';
import { skippedType } from './intake/printedAlert.mts';
import { mappingRows } from './intake/tenants.mts';

/** What the tickets of the suite are given: active values of the stand-in's seed. */
export const ticketSettings = { status: '1', priority: '2', ticketCategory: '3', queueID: '8' };

const parameters = {
	operation: 'createTicket',
	tenantMapping: 'data',
	mappingData: JSON.stringify(mappingRows),
	...ticketSettings,
	noise: { newTickets: 0, skippedEventTypes: [skippedType.key] },
	options: { allowedSenders },
};

/** The execution that makes tickets of these items; failed alerts come out as items. */
export function jobFor(
	received: readonly Received[],
	credential: Readonly<Record<string, unknown>>,
	credentialId: string,
): NodeJob {
	return {
		items: received.map(({ item }) => item),
		parameters,
		credential,
		credentialId,
		onError: 'continueRegularOutput',
	};
}
