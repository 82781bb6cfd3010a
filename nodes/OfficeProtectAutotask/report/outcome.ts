import type { Alert, Origin } from '../alert/alert';
import type { AlertKeys } from '../alert/identity/identity';
import type { TicketRef } from '../autotask/ticketRef';
import type { Delivered } from '../delivery/delivery';
import type { Failure } from '../failure';
import type { CompanyRef } from '../routing/mapping';
import type { SkipReason, Trace } from '../routing/route';
import type { FieldValue } from '../routing/ticketSettings';

/** What became of one alert, or of an input item that held none. */
export type Outcome = { readonly origin: Origin; readonly about: About | null } & (
	| {
			readonly kind: 'created' | 'existing';
			readonly company: CompanyRef | null;
			readonly delivered: Delivered;
			readonly sent: SentFields | null;
	  }
	| {
			readonly kind: 'planned';
			readonly company: CompanyRef;
			readonly sent: SentFields;
			readonly remarks: readonly string[];
	  }
	| { readonly kind: 'skipped'; readonly reason: OutcomeReason }
	| {
			readonly kind: 'failed';
			readonly company: CompanyRef | null;
			readonly failure: Failure;
			readonly ticket: TicketRef | null;
	  }
);

/** The alert that an outcome is about. */
export interface About {
	readonly alert: Alert;
	readonly keys: AlertKeys;
	/** Null when the alert was not routed. */
	readonly trace: Trace | null;
}

/** What was sent, or would be, by Autotask's own field names. */
export type SentFields = Readonly<Record<string, FieldValue>>;

export type OutcomeReason =
	| SkipReason
	| { readonly code: 'heldBack' }
	| {
			readonly code: 'digest' | 'integrationNotice' | 'other';
			readonly evidence: string;
	  }
	| { readonly code: 'untrustedSender' | 'notAuthenticated'; readonly evidence: string };
