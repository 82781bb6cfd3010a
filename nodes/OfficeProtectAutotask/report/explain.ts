import { ticketName } from '../autotask/ticketRef';
import { describeProblem } from '../routing/knownCompany';
import { describeCompany } from '../routing/mapping';
import type { Outcome, OutcomeReason } from './outcome';

/** A sentence that says what became of the alert. */
export function explain(outcome: Outcome): string {
	switch (outcome.kind) {
		case 'created':
			return `Ticket ${ticketName(outcome.delivered.ticket)} was created`;
		case 'existing':
			return `The alert has ticket ${ticketName(outcome.delivered.ticket)} already`;
		case 'planned':
			return 'A ticket would be created (dry run)';
		case 'skipped':
			return explainReason(outcome.reason);
		case 'failed':
			return outcome.failure.message;
	}
}

function explainReason(reason: OutcomeReason): string {
	switch (reason.code) {
		case 'unmappedTenant':
			return reason.tenant === null
				? 'No ticket: the alert names no tenant, and nothing else in it tells which company it is for'
				: `No ticket: the tenant "${reason.tenant}" is not mapped to a company`;
		case 'ambiguousTenant':
			return `No ticket: ${reason.tenant === null ? 'the alert' : `the tenant "${reason.tenant}"`} matches mapping rows of ${reason.companies.length} companies (${reason.companies.map(describeCompany).join(', ')})`;
		case 'flowOff':
			return `No ticket: the flow is off for ${describeCompany(reason.company)}`;
		case 'companyInactive':
			return `No ticket: ${describeProblem(reason)}`;
		case 'companyNotFound':
			return `No ticket: Autotask shows no ${describeCompany(reason.company)}: it does not exist or the API user may not see it`;
		case 'eventTypeSkipped':
			return `No ticket: alerts of the type "${reason.eventType}" are skipped by the settings`;
		case 'heldBack':
			return 'No ticket yet: the limit of new tickets a run is reached; a later run that gets the same mail creates it';
		case 'digest':
			return `No alert: this is a digest (${reason.evidence})`;
		case 'integrationNotice':
			return `No alert: this is a notice about an integration (${reason.evidence})`;
		case 'other':
			return `No alert: ${reason.evidence}`;
		case 'untrustedSender':
			return `No ticket: the sender is not among the allowed ones (${reason.evidence})`;
		case 'notAuthenticated':
			return `No ticket: the mail is not authenticated (${reason.evidence})`;
	}
}
