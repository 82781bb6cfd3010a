import type { Alert } from '../alert/alert';
import { keysOf } from '../alert/identity/keysOf';
import type { TicketRef } from '../autotask/ticketRef';
import { ticketUrl } from '../autotask/ticketUrl';
import { explain } from './explain';
import type { About, Outcome } from './outcome';

/** The JSON of an output item. */
export type OutputJson = Record<string, string | number | boolean | object | null>;

/** Which of the node's outputs an outcome goes to. */
export function outputOf({ kind }: Outcome): 'newTicket' | 'noNewTicket' {
	switch (kind) {
		case 'created':
		case 'planned':
			return 'newTicket';
		case 'existing':
		case 'skipped':
		case 'failed':
			return 'noNewTicket';
	}
}

/**
 * The JSON of an output item: what became of which alert, in which ticket of which company, why,
 * and what was sent. `webUrl` is the zone's web address; without it tickets have no link.
 */
export function outputJson(outcome: Outcome, webUrl: string | null): OutputJson {
	const { about } = outcome;
	return {
		outcome: outcome.kind,
		message: explain(outcome),
		...whyOf(outcome),
		...ticketOf(outcome, webUrl),
		...(about === null ? {} : aboutJson(about)),
	};
}

function aboutJson({ alert, keys, trace }: About): OutputJson {
	return {
		...alertJson(alert, keys),
		tenantSource: trace?.tenantSource ?? null,
		mappingRow: trace?.mappingRow ?? null,
		trace: trace?.notes ?? [],
	};
}

/** An alert as *Create Ticket* takes it again, and what its ticket is known by. */
export function alertJson(alert: Alert, keys = keysOf(alert.identity)): OutputJson {
	return {
		alert,
		alertKey: keys.alertKey,
		externalID: keys.externalId,
		keyBasis: keys.basis,
	};
}

function whyOf(outcome: Outcome): OutputJson {
	switch (outcome.kind) {
		case 'skipped':
			return { reason: outcome.reason.code };
		case 'failed': {
			const { code, remedy, again, autotask } = outcome.failure;
			return { reason: code, remedy, again, autotask };
		}
		case 'created':
		case 'existing':
		case 'planned':
			return { reason: null };
	}
}

function ticketOf(outcome: Outcome, webUrl: string | null): OutputJson {
	switch (outcome.kind) {
		case 'created':
		case 'existing': {
			const { ticket, lostRace, leftOpen, remarks, row } = outcome.delivered;
			return {
				ticket: { ...linked(ticket, webUrl), dueDateTime: row?.dueDateTime ?? null },
				company: outcome.company,
				sent: outcome.sent,
				remarks,
				duplicatesClosed: lostRace.map((lost) => linked(lost, webUrl)),
				duplicatesLeftOpen: leftOpen.map((open) => linked(open, webUrl)),
			};
		}
		case 'planned':
			return {
				ticket: null,
				company: outcome.company,
				sent: outcome.sent,
				remarks: outcome.remarks,
			};
		case 'failed':
			return {
				ticket: outcome.ticket === null ? null : linked(outcome.ticket, webUrl),
				company: outcome.company,
			};
		case 'skipped':
			return { ticket: null };
	}
}

function linked(ticket: TicketRef, webUrl: string | null): OutputJson {
	return {
		id: ticket.id,
		number: ticket.ticketNumber,
		url: webUrl === null ? null : ticketUrl(webUrl, ticket),
	};
}
