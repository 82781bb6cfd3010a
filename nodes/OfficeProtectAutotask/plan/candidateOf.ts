import { keysOf } from '../alert/identity/keysOf';
import type { Alert, Origin } from '../alert/alert';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { Failure } from '../failure';
import { routeAlert } from '../routing/route';
import type { RoutingRules, Trace } from '../routing/route';
import type { DateTime } from 'luxon';
import type { Candidate } from './candidate';
import { draftCandidate } from './draftCandidate';

/**
 * Routes an alert and drafts its ticket; `now` is the time of the run. Never throws: an alert that
 * breaks its own drafting must not break the run of the others.
 */
export function candidateOf(
	alert: Alert,
	origin: Origin,
	rules: RoutingRules,
	schema: TicketSchema,
	now: DateTime<true>,
): Candidate {
	try {
		return routeAndDraft(alert, origin, rules, schema, now);
	} catch (error) {
		const failure = notDrafted(error instanceof Error ? error.message : String(error));
		return failedCandidate(alert, origin, failure);
	}
}

/** The candidate of an alert that is not to be routed. */
export function failedCandidate(alert: Alert, origin: Origin, failure: Failure): Candidate {
	const keys = keysOf(alert.identity);
	return { keys, origins: [origin], alert, trace: notRouted, kind: 'fail', company: null, failure };
}

const notRouted: Trace = { tenant: null, tenantSource: 'none', mappingRow: null, notes: [] };

function notDrafted(reason: string): Failure {
	return {
		code: 'notReadable',
		message: `No ticket could be drafted of the alert: ${reason}`,
		remedy: 'Make its ticket by hand, keep the mail and report it, so that this can be corrected.',
		again: 'never',
		autotask: [],
	};
}

function routeAndDraft(
	alert: Alert,
	origin: Origin,
	rules: RoutingRules,
	schema: TicketSchema,
	now: DateTime<true>,
): Candidate {
	const keys = keysOf(alert.identity);
	const route = routeAlert(alert, rules);
	const { trace } = route;
	const head = { keys, origins: [origin] as const, alert, trace };
	if (route.kind === 'skip') return { ...head, kind: 'skip', reason: route.reason };
	const { company, settings } = route;
	return draftCandidate(head, { company, settings, schema, now });
}
