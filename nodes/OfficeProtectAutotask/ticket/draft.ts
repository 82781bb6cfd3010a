import type { FieldValue } from '../routing/ticketSettings';

/** A ticket ready to be sent, but for its `externalID`, which the plan adds. */
export interface TicketDraft {
	/** Body of `POST /Tickets` without `externalID`, Autotask's own field names. */
	readonly fields: Readonly<Record<string, FieldValue>>;
	readonly userDefinedFields: readonly { readonly name: string; readonly value: string | null }[];
	/** What did not fit the description, in order; part numbers count from 1. */
	readonly notes: readonly NoteDraft[];
	/** The due date to send if Autotask says that one is required; null: one is sent already. */
	readonly fallbackDueDateTime: string | null;
	/** Sentences for the outcome: what was changed, shortened or counted from now. */
	readonly remarks: readonly string[];
}

export interface NoteDraft {
	readonly title: string;
	readonly description: string;
}
