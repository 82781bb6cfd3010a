import { keysOf } from '../alert/identity/keysOf';
import type { Alert, Origin } from '../alert/alert';
import type { TicketSchema } from '../autotask/ticketSchema';
import { routeAlert } from '../routing/route';
import type { RoutingRules } from '../routing/route';
import { draftTicket } from '../ticket/draftTicket';
import type { DateTime } from 'luxon';
import type { Candidate } from './candidate';

/** Routes an alert and drafts its ticket; `now` is the time of the run. */
export function candidateOf(
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
	const drafted = draftTicket({ alert, company, settings, trace, schema, keys, now });
	return drafted.kind === 'ok'
		? { ...head, kind: 'ticket', company, draft: drafted.draft }
		: { ...head, kind: 'fail', company, failure: drafted.failure };
}
