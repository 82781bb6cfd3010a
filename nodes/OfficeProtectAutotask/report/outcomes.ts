import { sortBy } from 'lodash';
import type { Alert, Origin } from '../alert/alert';
import { keysOf } from '../alert/identity/keysOf';
import type { Reading } from '../alert/reading';
import { refOf } from '../autotask/ticketRef';
import type { DueDateSent } from '../delivery/createState';
import type { Delivered, Delivery } from '../delivery/delivery';
import type { Failure } from '../failure';
import type { Intent } from '../plan/plan';
import { fieldsWithTexts } from '../ticket/draft';
import type { TicketDraft } from '../ticket/draft';
import { userDefinedName } from '../ticket/userDefinedName';
import type { FieldValue } from '../routing/ticketSettings';
import type { About, Outcome, OutcomeReason, SentFields } from './outcome';

/** The outcomes of readings that hold no alert. */
export function outcomesOfReadings(readings: readonly Reading[]): readonly Outcome[] {
	return readings.flatMap((reading): readonly Outcome[] => {
		const { origin } = reading;
		switch (reading.kind) {
			case 'alert':
				return [];
			case 'notAlert':
				return [skipped(origin, { code: reading.what, evidence: reading.evidence })];
			case 'untrusted': {
				const code = reading.why === 'sender' ? 'untrustedSender' : 'notAuthenticated';
				return [skipped(origin, { code, evidence: reading.evidence })];
			}
			case 'unreadable':
				return [
					{
						origin,
						about: null,
						kind: 'failed',
						company: null,
						failure: reading.failure,
						ticket: null,
					},
				];
		}
	});
}

function skipped(origin: Origin, reason: OutcomeReason): Outcome {
	return { origin, about: null, kind: 'skipped', reason };
}

/** The outcomes of alerts that could not even be routed, because Autotask was not to be asked. */
export function outcomesOfUnreached(
	alerts: readonly { readonly alert: Alert; readonly origin: Origin }[],
	failure: Failure,
): readonly Outcome[] {
	return alerts.map(({ alert, origin }) => ({
		origin,
		about: { alert, keys: keysOf(alert.identity), trace: null },
		kind: 'failed',
		company: null,
		failure,
		ticket: null,
	}));
}

/**
 * The outcomes of an intent, one for every copy of the alert. Only the first copy counts as created:
 * the others are `existing`. Where nothing was delivered (a dry run) a create is `planned`.
 */
export function outcomesOfIntent(intent: Intent, delivery: Delivery | null): readonly Outcome[] {
	return intent.origins.map((origin, copy): Outcome => {
		const outcome = outcomeOf(intent, delivery, origin);
		return copy > 0 && outcome.kind === 'created' ? { ...outcome, kind: 'existing' } : outcome;
	});
}

function outcomeOf(intent: Intent, delivery: Delivery | null, origin: Origin): Outcome {
	const { alert, keys, trace } = intent;
	const about: About = { alert, keys, trace };
	const head = { origin, about };
	if (intent.kind === 'skip') return { ...head, kind: 'skipped', reason: intent.reason };
	const { company } = intent;
	if (intent.kind === 'fail') {
		return { ...head, kind: 'failed', company, failure: intent.failure, ticket: null };
	}
	if (delivery?.kind === 'failed') {
		const { failure, ticket } = delivery;
		return { ...head, kind: 'failed', company, failure, ticket };
	}
	if (delivery !== null) {
		const sent = intent.kind === 'create' ? sentFields(intent, delivery.dueDate) : null;
		return { ...head, kind: delivery.kind, company, delivered: delivery, sent };
	}
	if (intent.kind === 'existing') {
		return { ...head, kind: 'existing', company, delivered: asFound(intent), sent: null };
	}
	const { draft } = intent;
	const sent = planned(draft, keys.externalId);
	return { ...head, kind: 'planned', company: intent.company, sent, remarks: draft.remarks };
}

function asFound({ tickets }: Extract<Intent, { kind: 'existing' }>): Delivered {
	const [row] = tickets;
	return {
		ticket: refOf(row),
		row,
		lostRace: [],
		leftOpen: [],
		remarks: [],
	};
}

function sentFields(
	{ draft, keys }: Extract<Intent, { kind: 'create' }>,
	dueDate: DueDateSent | null,
): SentFields {
	const sent = planned(draft, keys.externalId);
	return dueDate === 'fallback' ? { ...sent, dueDateTime: draft.fallbackDueDateTime } : sent;
}

function planned(draft: TicketDraft, externalID: string): SentFields {
	const sent: Record<string, FieldValue> = { ...fieldsWithTexts(draft), externalID };
	for (const { name, value } of draft.userDefinedFields) sent[userDefinedName(name)] = value;
	return sent;
}

/** In the order of the input items and of the alerts within them. */
export function inInputOrder(outcomes: readonly Outcome[]): readonly Outcome[] {
	return sortBy(
		outcomes,
		({ origin }) => origin.itemIndex,
		({ origin }) => origin.position,
	);
}
