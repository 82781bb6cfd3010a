import { z } from 'zod';
import type { NonEmpty } from '../nonEmpty';
import type { AutotaskClient, Schema } from './client';
import { lookUp } from './lookUp';
import { asInstant, asText, asWholeOrNull, item, raw } from './replies';
import { mapOk } from './verdict';
import type { Verdict } from './verdict';

/** A ticket as the look-ups read it; texts that Autotask leaves empty are null, dates end with Z. */
export interface TicketRow {
	readonly id: number;
	readonly ticketNumber: string | null;
	readonly externalID: string | null;
	readonly companyID: number;
	readonly title: string | null;
	readonly status: number;
	readonly createDate: string | null;
	readonly completedDate: string | null;
	readonly dueDateTime: string | null;
	readonly assignedResourceID: number | null;
	readonly lastActivityResourceID: number | null;
	readonly creatorResourceID: number | null;
}

/** Read with one transform for the row: zod leaves about 1 kB behind for each. */
export const ticketRow: Schema<TicketRow> = z
	.object({
		id: raw.whole,
		ticketNumber: raw.text,
		externalID: raw.text,
		companyID: raw.whole,
		title: raw.text,
		status: raw.whole,
		createDate: raw.text,
		completedDate: raw.text,
		dueDateTime: raw.text,
		assignedResourceID: raw.wholeOrNull,
		lastActivityResourceID: raw.wholeOrNull,
		creatorResourceID: raw.wholeOrNull,
	})
	.transform((row) => ({
		id: Number(row.id),
		ticketNumber: asText(row.ticketNumber),
		externalID: asText(row.externalID),
		companyID: Number(row.companyID),
		title: asText(row.title),
		status: Number(row.status),
		createDate: asInstant(row.createDate),
		completedDate: asInstant(row.completedDate),
		dueDateTime: asInstant(row.dueDateTime),
		assignedResourceID: asWholeOrNull(row.assignedResourceID),
		lastActivityResourceID: asWholeOrNull(row.lastActivityResourceID),
		creatorResourceID: asWholeOrNull(row.creatorResourceID),
	}));

const ticketFields: readonly (keyof TicketRow)[] = [
	'id',
	'ticketNumber',
	'externalID',
	'companyID',
	'title',
	'status',
	'createDate',
	'completedDate',
	'dueDateTime',
	'assignedResourceID',
	'lastActivityResourceID',
	'creatorResourceID',
];

type Fields = Readonly<Record<string, unknown>>;

/**
 * The tickets of each key, whatever their status, lowest id first: those whose `externalID` begins
 * with the key. Keys without a ticket are absent. A key must not be the beginning of another.
 */
export async function findTicketsByAlertKeys(
	client: AutotaskClient,
	keys: readonly string[],
): Promise<Verdict<ReadonlyMap<string, NonEmpty<TicketRow>>>> {
	const found = await lookUp(client, {
		entity: 'Tickets',
		anyOf: [...new Set(keys)].map((value) => ({ op: 'beginsWith', field: 'externalID', value })),
		includeFields: ticketFields,
		row: ticketRow,
	});
	return mapOk(found, (rows) => groupByKey(keys, rows));
}

function groupByKey(
	keys: readonly string[],
	rows: readonly TicketRow[],
): ReadonlyMap<string, NonEmpty<TicketRow>> {
	const tickets = new Map<string, NonEmpty<TicketRow>>();
	const byLength = new Map<number, Set<string>>();
	for (const key of keys) {
		byLength.set(key.length, (byLength.get(key.length) ?? new Set<string>()).add(key));
	}
	for (const row of rows) {
		for (const [length, ofLength] of byLength) {
			const key = row.externalID?.slice(0, length).toLowerCase() ?? '';
			if (ofLength.has(key)) tickets.set(key, append(tickets.get(key), row));
		}
	}
	return tickets;
}

function append(tickets: NonEmpty<TicketRow> | undefined, row: TicketRow): NonEmpty<TicketRow> {
	return tickets === undefined ? [row] : [...tickets, row];
}

/** The ticket with that id; null when there is none or the API user may not see it. */
export async function readTicket(
	client: AutotaskClient,
	id: number,
): Promise<Verdict<TicketRow | null>> {
	return client.get(`Tickets/${id}`, item(ticketRow));
}

/** All fields of the ticket with that id, as Autotask names them; null when there is none. */
export async function readTicketFields(
	client: AutotaskClient,
	id: number,
): Promise<Verdict<Readonly<Record<string, unknown>> | null>> {
	return client.get(`Tickets/${id}`, item(z.record(z.unknown())));
}

/** Sends a create once; the id of the new ticket, 0 when Autotask named none. */
export async function createTicket(
	client: AutotaskClient,
	fields: Fields,
): Promise<Verdict<number>> {
	return client.create('Tickets', fields);
}

/** Changes the given fields of a ticket and leaves the others. */
export async function updateTicket(
	client: AutotaskClient,
	id: number,
	fields: Fields,
): Promise<Verdict<number>> {
	return client.update('Tickets', { id, ...fields });
}
