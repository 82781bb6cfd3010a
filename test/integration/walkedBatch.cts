import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { BatchItem } from '../../nodes/OfficeProtectAutotask/pipeline';
import type { RunChoices } from '../../nodes/OfficeProtectAutotask/settle';
import type { Outcome } from '../../nodes/OfficeProtectAutotask/report/outcome';
import type { RoutingChoices } from '../../nodes/OfficeProtectAutotask/routing/rules';
import { row } from '../unit/routing/sampleMapping.cts';
import { sampleRouting } from '../unit/routing/sampleRouting.cts';
import type { ContosoAndGone } from './seedContosoAndGone.cts';

/** Choices with a tenant of every kind: mapped, switched off, of an inactive company, ambiguous. */
export function routingFor(
	{ contoso, gone }: ContosoAndGone,
	changes: Partial<RoutingChoices> = {},
): RoutingChoices {
	return sampleRouting({
		mappingRows: [
			row('Contoso Ltd', contoso),
			row('Fabrikam Inc', contoso, { flow: false }),
			row('Gone Ltd', gone),
			row('Twice', contoso),
			row('Twice', 0),
		],
		skippedEventTypes: ['License Assigned'],
		...changes,
	});
}

/** Each JSON as an input item, all with the same choices. */
export function batchOf(jsons: readonly unknown[], routing: RoutingChoices): readonly BatchItem[] {
	return jsons.map((json, itemIndex) => ({
		source: { itemIndex, json, files: [] },
		choices: { kind: 'ok', value: { reader: defaultReaderOptions, routing } },
	}));
}

/** A run that writes, without a limit of new tickets. */
export const live: RunChoices = { newTickets: 0, dryRun: false };

export function jsonAlert(id: string, changes: Readonly<Record<string, unknown>> = {}) {
	return {
		id,
		eventType: 'Sign-In from Unauthorized Country',
		tenant: 'Contoso Ltd',
		time: '2026-03-04 10:00 UTC',
		description: 'A user signed in from an unauthorized country.',
		...changes,
	};
}

/** The kind of an outcome; why there is no ticket, where there is none. */
export const told = (outcome: Outcome) =>
	outcome.kind === 'skipped'
		? outcome.reason.code
		: outcome.kind === 'failed'
			? outcome.failure.code
			: outcome.kind;
