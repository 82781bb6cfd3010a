import type { Alert } from '../alert/alert';
import type { TicketSettings } from './ticketSettings';
import { namesEventType, priorityRowFor } from './eventTypeRules';
import type { PriorityRow } from './eventTypeRules';
import { companyProblem, describeProblem, namedAsKnown } from './knownCompany';
import type { CompanyProblem } from './knownCompany';
import { describeCompany } from './mapping';
import type { Company, CompanyRef } from './mapping';
import { matchTenant } from './matchTenant';
import type { MatchSource, TenantMatch } from './matchTenant';
import { describeRow } from './tenantMapping';
import type { Mapping } from './tenantMapping';

/** How the tenant was found. */
export type TenantSource = MatchSource | 'catchAll';

/** What decided a route, for the ticket and the outcome to say. */
export interface Trace {
	readonly tenant: string | null;
	readonly tenantSource: TenantSource;
	/** The mapping row that decided, as a person would name it; null when none did. */
	readonly mappingRow: string | null;
	/** Sentences: which rule set what. */
	readonly notes: readonly string[];
}

/** Company and ticket settings for an alert, or the reason to skip it. */
export type Route = { readonly trace: Trace } & (
	| { readonly kind: 'ticket'; readonly company: CompanyRef; readonly settings: TicketSettings }
	| { readonly kind: 'skip'; readonly reason: SkipReason }
);

export type SkipReason =
	| { readonly code: 'unmappedTenant'; readonly tenant: string | null }
	| {
			readonly code: 'ambiguousTenant';
			readonly tenant: string | null;
			readonly companies: readonly CompanyRef[];
	  }
	| { readonly code: 'flowOff'; readonly company: CompanyRef }
	| CompanyProblem
	| { readonly code: 'eventTypeSkipped'; readonly eventType: string };

/** What a user decides about routes. */
export interface RoutingPolicy {
	readonly unmapped:
		| { readonly kind: 'skip' }
		| { readonly kind: 'catchAll'; readonly company: CompanyRef };
	/** Whether the affected user's domain may tell the tenant when nothing else does. */
	readonly matchUserDomain: boolean;
	/** Catalogue keys or printed names of event types that make no ticket. */
	readonly skippedEventTypes: readonly string[];
	readonly priorityByEventType: readonly PriorityRow[];
	readonly settings: TicketSettings;
}

/** What decides routes; the same for all alerts of a run. */
export interface RoutingRules extends RoutingPolicy {
	readonly mapping: Mapping;
	/** The companies of the mapping and the catch-all that Autotask has, by id. */
	readonly companies: ReadonlyMap<number, Company>;
}

/**
 * Decides which company's ticket an alert becomes, with which settings, or why it becomes none.
 * A skipped event type comes first, since nothing about the tenant would change it. Only an
 * unmapped tenant can go to the catch-all company; an ambiguous one never does.
 */
export function routeAlert(alert: Alert, rules: RoutingRules): Route {
	const match = matchTenant(alert, rules.mapping, rules);
	const trace = traceOf(match);
	const skippedBy = rules.skippedEventTypes.find((name) => namesEventType(name, alert));
	if (skippedBy !== undefined) {
		const note = `Alerts of the type "${alert.eventTitle}" make no ticket, as the settings say.`;
		return skip(trace, { code: 'eventTypeSkipped', eventType: alert.eventTitle }, note);
	}
	switch (match.kind) {
		case 'company':
			return toCompany(alert, rules, match.company, trace);
		case 'unmapped':
			return unmapped(alert, rules, match, trace);
		case 'ambiguous':
			return skip(trace, {
				code: 'ambiguousTenant',
				tenant: match.tenant,
				companies: match.companies,
			});
		case 'flowOff':
			return skip(trace, { code: 'flowOff', company: match.company });
	}
}

type Unmapped = Extract<TenantMatch, { readonly kind: 'unmapped' }>;

function unmapped(alert: Alert, rules: RoutingRules, match: Unmapped, trace: Trace): Route {
	if (rules.unmapped.kind === 'skip' || !match.flow) {
		return skip(trace, { code: 'unmappedTenant', tenant: match.tenant });
	}
	const { company } = rules.unmapped;
	const remark =
		`No company is mapped to this tenant, so the ticket went to the catch-all company. ` +
		match.notes.join(' ');
	const note = `The catch-all company is ${describeCompany(company)}.`;
	const remarks = [rules.settings.remark, remark].filter((text) => text !== null);
	return toCompany(
		alert,
		{ ...rules, settings: { ...rules.settings, remark: remarks.join(' ') } },
		company,
		{ ...trace, tenantSource: 'catchAll', notes: [...trace.notes, note] },
	);
}

function toCompany(alert: Alert, rules: RoutingRules, given: CompanyRef, trace: Trace): Route {
	const problem = companyProblem(given, rules.companies);
	if (problem !== null) return skip(trace, problem, `${describeProblem(problem)}.`);
	const company = namedAsKnown(given, rules.companies);
	const row = priorityRowFor(alert, rules.priorityByEventType);
	if (row === null) return { kind: 'ticket', company, settings: rules.settings, trace };
	const note = `The priority "${row.priority}" is set for alerts of the type "${row.eventType}".`;
	return {
		kind: 'ticket',
		company,
		settings: { ...rules.settings, priority: row.priority },
		trace: { ...trace, notes: [...trace.notes, note] },
	};
}

function traceOf(match: TenantMatch): Trace {
	return {
		tenant: match.tenant,
		tenantSource: match.source,
		mappingRow: 'row' in match ? describeRow(match.row) : null,
		notes: match.notes,
	};
}

function skip(trace: Trace, reason: SkipReason, note?: string): Route {
	const notes = note === undefined ? trace.notes : [...trace.notes, note];
	return { kind: 'skip', reason, trace: { ...trace, notes } };
}
