import type { FieldValue } from '../routing/ticketSettings';

/** A ticket as it is decided; its texts are written when they are needed. */
export interface TicketDraft {
	/** Body of `POST /Tickets` without texts and `externalID`, Autotask's own field names. */
	readonly fields: DraftFields;
	readonly userDefinedFields: readonly { readonly name: string; readonly value: string | null }[];
	/** The due date to send if Autotask says that one is required; null: one is sent already. */
	readonly fallbackDueDateTime: string | null;
	/** Sentences for the outcome: what could not be used, is counted from now, or was changed to fit. */
	readonly remarks: readonly string[];
	/** How many notes the texts need. */
	readonly noteCount: number;
	/**
	 * Writes the texts, the same at each call. A draft does not keep them: a run has all its drafts
	 * at once, and the texts of thousands of alerts a second time would be most of what it holds.
	 */
	readonly texts: () => TicketTexts;
}

export interface DraftFields {
	readonly companyID: number;
	readonly [field: string]: FieldValue;
}

export interface TicketTexts {
	readonly title: string;
	readonly description: string;
	/** What did not fit the description, in order; part numbers count from 1. */
	readonly notes: readonly NoteDraft[];
	/** Sentences for the outcome: what was shortened, replaced or put into notes. */
	readonly remarks: readonly string[];
}

export interface NoteDraft {
	readonly title: string;
	readonly description: string;
}

/**
 * The fields of the ticket with its texts: what is sent, without `externalID` and the UDFs. First
 * whose ticket it is and what it says, since outputs show fields in this order.
 */
export function fieldsWithTexts({ fields, texts }: TicketDraft): DraftFields {
	const { companyID, ...settings } = fields;
	const { title, description } = texts();
	return { companyID, title, description, ...settings };
}

/** What did not fit the description; nearly all alerts need no note. */
export function notesOf({ noteCount, texts }: TicketDraft): readonly NoteDraft[] {
	return noteCount === 0 ? [] : texts().notes;
}
