import type { TicketRef } from './ticketRef';

/**
 * The address at which a person opens the ticket in Autotask. `webUrl` is the zone's web address;
 * the id serves where the number is not known.
 */
export function ticketUrl(webUrl: string, { id, ticketNumber }: TicketRef): string {
	const base = webUrl.endsWith('/') ? webUrl : `${webUrl}/`;
	const which =
		ticketNumber === null ? `TicketID=${id}` : `TicketNumber=${encodeURIComponent(ticketNumber)}`;
	return `${base}Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenTicketDetail&${which}`;
}
