import type { StoredTicket } from '../standin/adminApi.mts';
import type { NodeRun } from './fleet.mts';
import type { Expected, Received } from './intake/intake.mts';
import { outcomesOf } from './outcomes.mts';
import type { ToldOutcome } from './outcomes.mts';
import { ticketSettings } from './settings.mts';

/** What is wrong at the end, in words that name the alert. */
export type Audit = {
	/** Alerts without an open ticket or without the expected end of the last run. */
	readonly lost: readonly string[];
	/** Alerts with more than one open ticket. */
	readonly twice: readonly string[];
	/** Tickets whose contents are not right, or of alerts that must not have one. */
	readonly wrong: readonly string[];
	/** Tickets made beyond one for an alert, open or closed again. */
	readonly extra: number;
};

type Ticketed = Extract<Expected, { kind: 'ticket' }>;

/** Compares what Autotask holds, and what the last run over all items said, with what came in. */
export function audit(
	received: readonly Received[],
	tickets: readonly StoredTicket[],
	last: NodeRun,
): Audit {
	const outcomes = outcomesOf(last);
	const lost: string[] = [];
	const twice: string[] = [];
	const wrong: string[] = [];
	let extra = 0;
	const made = ticketsByMarker(tickets);
	const noted = openTicketsByNotedMarker(tickets);
	received.forEach(({ expected }, item) => {
		for (const one of expected) {
			const own = one.marker === null ? [] : (made.get(one.marker) ?? []);
			const told = outcomes.filter((o) =>
				one.marker === null ? o.item === item : o.marker === one.marker,
			);
			if (one.kind === 'skip') {
				if (own.length > 0) wrong.push(`${nameOf(one, item)} has a ticket`);
				if (!told.some(({ reason }) => reason === one.reason)) lost.push(unlike(one, item, told));
				continue;
			}
			const open = own.filter(isOpen);
			const carriers = new Set([...open, ...(noted.get(one.marker) ?? [])].map(({ id }) => id));
			extra += Math.max(0, own.length - 1);
			if (open.length > 1) twice.push(`${one.marker} has open tickets ${listed(open)}`);
			// Where Autotask merged by itself, the ticket that was made may be named: it says where.
			if (open.length === 0 && carriers.size > 0) for (const { id } of own) carriers.add(id);
			if (!told.some(({ ticketId }) => ticketId !== null && carriers.has(ticketId)))
				lost.push(unlike(one, item, told));
			const [ticket] = open;
			if (ticket !== undefined) wrong.push(...differences(one, ticket));
		}
	});
	return { lost, twice, wrong, extra };
}

const isOpen = ({ completedDate }: StoredTicket): boolean => completedDate === null;

const anyMarker = /case-[0-9a-f]{8}-\d{5}/;

function ticketsByMarker(
	tickets: readonly StoredTicket[],
): ReadonlyMap<string, readonly StoredTicket[]> {
	return grouped(tickets, ({ description }) => description ?? '');
}

/** Open tickets that carry an alert in a note: a merge. */
function openTicketsByNotedMarker(
	tickets: readonly StoredTicket[],
): ReadonlyMap<string, readonly StoredTicket[]> {
	const notes = tickets
		.filter(isOpen)
		.flatMap((ticket) => ticket.notes.map(({ description }) => ({ ticket, description })));
	const found = grouped(notes, ({ description }) => description);
	return new Map([...found].map(([marker, list]) => [marker, list.map(({ ticket }) => ticket)]));
}

function grouped<T>(
	list: readonly T[],
	textOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
	const groups = new Map<string, T[]>();
	for (const one of list) {
		const marker = anyMarker.exec(textOf(one))?.[0];
		if (marker === undefined) continue;
		const group = groups.get(marker) ?? [];
		group.push(one);
		groups.set(marker, group);
	}
	return groups;
}

function differences(expected: Ticketed, ticket: StoredTicket): readonly string[] {
	const { marker, companyID, title, begins, tail } = expected;
	const checks: readonly (readonly [what: string, isRight: boolean])[] = [
		['company', ticket.companyID === companyID],
		['title', ticket.title === title],
		['description', bare(ticket.description ?? '').startsWith(bare(begins))],
		['end of the text', tail === null || ticket.notes.some((n) => n.description.includes(tail))],
		['queue', ticket.queueID === Number(ticketSettings.queueID)],
		['priority', ticket.priority === Number(ticketSettings.priority)],
		['status', ticket.status === Number(ticketSettings.status)],
	];
	return checks.flatMap(([what, isRight]) =>
		isRight ? [] : `${marker}: ${what} of ticket ${ticket.id} is not right`,
	);
}

function bare(text: string): string {
	return text.replace(/\s+/g, '');
}

function unlike(one: Expected, item: number, told: readonly ToldOutcome[]): string {
	const wanted = one.kind === 'ticket' ? 'an open ticket' : `skipped as ${one.reason}`;
	const got = told.map(
		({ outcome, reason, ticketId }) =>
			`${outcome}${reason === null ? '' : ` (${reason})`}${ticketId === null ? '' : ` #${ticketId}`}`,
	);
	return `${nameOf(one, item)}: expected ${wanted}, got ${got.length === 0 ? 'nothing' : got.join(', ')}`;
}

function nameOf({ marker }: Expected, item: number): string {
	return marker ?? `item ${item}`;
}

function listed(tickets: readonly StoredTicket[]): string {
	return tickets.map(({ id }) => `#${id}`).join(', ');
}
