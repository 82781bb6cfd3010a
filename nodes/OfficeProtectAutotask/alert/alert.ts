import type { DetailField } from './labels/detailField';
import type { EventTypeKey } from './eventTypes';
import type { Identity } from './identity/identity';

/** Where an alert came from: the `position`-th alert (from 0) of the input item `itemIndex`. */
export interface Origin {
	readonly itemIndex: number;
	readonly position: number;
}

/** One printed label and its value; `field` is its canonical name where the label is understood. */
export interface Detail {
	readonly label: string;
	readonly value: string;
	readonly field?: DetailField;
}

/** One Office Protect security event. Times ending in `Z` are UTC; what is not known is null. */
export interface Alert {
	readonly identity: Identity;
	readonly eventType: EventTypeKey;
	/** The event type as printed; for an unknown type the best title that the mail offers. */
	readonly eventTitle: string;
	/** The tenant as printed beside a tenant label. */
	readonly tenant: string | null;
	readonly occurredAtRaw: string | null;
	/** ISO 8601, UTC; null when nothing is printed or its zone or order is not certain. */
	readonly occurredAt: string | null;
	/** ISO 8601, UTC: the mail's Date header. */
	readonly receivedAt: string | null;
	readonly user: string | null;
	readonly details: readonly Detail[];
	/** What a person reads of this alert, word for word, without the *Ignore event* link. */
	readonly text: string;
	/** Subject and the mail's text outside of any alert; empty when the mail carries several. */
	readonly surroundings: string;
	readonly viewEventUrl: string | null;
	readonly ignoreEventUrl: string | null;
	readonly vendorEventId: string | null;
	/** Lower-case addresses that the mail was sent to. */
	readonly recipients: readonly string[];
	readonly subject: string;
	readonly sender: string | null;
	/** What the reader could not make sense of, for a person to look at. */
	readonly warnings: readonly string[];
}
