/** Ticket settings as chosen; empty string or null: not chosen. Choices are an id or a label. */
export interface TicketSettings {
	readonly status: string;
	readonly priority: string;
	readonly ticketCategory: string;
	readonly queueID: string;
	readonly dueDate: DueDateRule | null;
	/** Send the due date although an SLA sets one. */
	readonly dueDateDespiteSla: boolean;
	/** `{{eventType}}`, `{{tenant}}`, `{{user}}` and `{{company}}` are replaced. */
	readonly titleTemplate: string;
	readonly includeIgnoreLink: boolean;
	/** Further ticket fields by name, user-defined ones by `udf:` and their name. */
	readonly additionalFields: Readonly<Record<string, FieldValue>>;
	/** A reason to print in the ticket, such as why it went to the catch-all company. */
	readonly remark: string | null;
}

export type FieldValue = string | number | boolean | null;

export interface DueDateRule {
	readonly amount: number;
	readonly unit: 'hours' | 'days' | 'businessDays';
	readonly after: 'event' | 'now';
	/** IANA zone in which days and the time of day count. */
	readonly timeZone: string;
	/** `HH:mm` in `timeZone`; null: the time of day that the counting gives. */
	readonly timeOfDay: string | null;
}
