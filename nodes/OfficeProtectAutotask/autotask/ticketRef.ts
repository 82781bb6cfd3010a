/** A ticket as outcomes name it. */
export interface TicketRef {
	readonly id: number;
	readonly ticketNumber: string | null;
}

/** What outcomes need of a ticket that was read. */
export function refOf({ id, ticketNumber }: TicketRef): TicketRef {
	return { id, ticketNumber };
}

/** The ticket's name in a sentence, after the word "ticket"; its id where its number is not known. */
export function ticketName({ id, ticketNumber }: TicketRef): string {
	return ticketNumber ?? `with id ${id}`;
}
