/**
 * What an alert's keys are made of: printed values only, already in canonical form (Unicode NFKC,
 * case-folded, white space collapsed). Carried by the items of *Read Alerts*, so that *Create
 * Ticket* computes the same keys from them.
 */
export interface Identity {
	readonly rule: 'op1';
	readonly type: string;
	readonly tenant: string | null;
	/** The printed event time, as printed. */
	readonly time: string | null;
	/** The vendor's id of the event. */
	readonly eventId: string | null;
	/**
	 * Canonical label and value of each detail, sorted. An alert without any detail and id has its
	 * prose as its one detail `text`.
	 */
	readonly details: readonly (readonly [label: string, value: string])[];
	/** 0 for the first of equal alerts without an id in one mail, 1 for the second, … */
	readonly ordinal: number;
	/** The mail's Date header as ISO 8601 UTC seconds; set only when no event time is printed. */
	readonly mailDate: string | null;
	/** Sorted lower-case recipients and the bare subject; set only when no tenant is printed. */
	readonly envelope: { readonly to: readonly string[]; readonly subject: string } | null;
}

/** `externalID` of a ticket and its parts; all lower case. */
export interface AlertKeys {
	/** `op1-` and 20 hex digits. */
	readonly alertKey: string;
	/** 8 hex digits each: type with its own criteria; user; user and type. */
	readonly groupKeys: readonly [sameEvent: string, sameUser: string, sameUserAndType: string];
	/** All of it, 49 characters. */
	readonly externalId: string;
	readonly basis: KeyBasis;
}

/** What the alert key rests on, for the outcome to name. */
export interface KeyBasis {
	readonly event: 'vendorEventId' | 'details' | 'detailsAndOrdinal';
	readonly time: 'printed' | 'mailDate' | 'none';
	readonly tenant: 'printed' | 'envelope' | 'none';
}
