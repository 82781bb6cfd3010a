import type { CellValue } from '../adminApi.mts';
import type { Account } from '../accounts.mts';
import type { Row } from '../store/table.mts';
import { serverTime } from '../wire/dates.mts';
import { readSent } from '../wire/input.mts';
import { valueOf } from '../wire/lenientJson.mts';
import type { JsonObject } from '../wire/lenientJson.mts';
import type { World } from '../world.mts';
import { activity } from './change.mts';
import { checkFields } from './fieldRules.mts';
import { noMatch } from './update.mts';
import { checkReferences } from './referenceRules.mts';

/** Creates a note on a ticket from a request body and gives its id. */
export function createNote(
	world: World,
	account: Account,
	ticketId: number,
	body: JsonObject,
): number {
	const entity = world.entities.TicketNotes;
	const { fields } = readSent(entity, body, world.switches);
	const draft = { ...fields, ticketID: ticketId };
	const sent = new Set(Object.keys(draft));
	checkFields({ entity, draft, sent, switches: world.switches, isUpdate: false });
	checkReferences(world, entity, draft, sent);
	const id = addNote(world, account.resourceId, draft);
	const now = serverTime(world.switches);
	world.database.tables.Tickets.change(ticketId, activity(now, account.resourceId));
	return id;
}

/** Changes a note of a ticket; PUT empties what it does not send. */
export function updateNote(
	world: World,
	account: Account,
	ticketId: number,
	request: { readonly body: JsonObject; readonly replaces: boolean },
): number {
	const entity = world.entities.TicketNotes;
	const id = Number(valueOf(request.body, 'id'));
	const before = world.database.tables.TicketNotes.get(id);
	if (before?.['ticketID'] !== ticketId) throw noMatch();
	const { fields } = readSent(entity, request.body, world.switches);
	const rest = request.replaces ? emptied(before) : before;
	const draft = { ...rest, ...fields, ticketID: ticketId };
	const sent = new Set(Object.keys(fields));
	checkFields({ entity, draft, sent, switches: world.switches, isUpdate: true });
	const now = serverTime(world.switches);
	const changes = { ...draft, lastActivityDate: now };
	world.database.tables.TicketNotes.change(id, changes);
	world.database.tables.Tickets.change(ticketId, activity(now, account.resourceId));
	return id;
}

function emptied(before: Row): Readonly<Record<string, CellValue>> {
	return { ...before, title: '', description: '', noteType: null, publish: null };
}

/** Stores a note as given; gives its id. */
export function addNote(
	world: World,
	resourceId: number,
	fields: Readonly<Record<string, CellValue>>,
): number {
	const now = serverTime(world.switches);
	const id = world.database.tables.TicketNotes.takeId();
	const stamps = { createDateTime: now, lastActivityDate: now, creatorResourceID: resourceId };
	world.database.tables.TicketNotes.insert({ title: '', ...stamps, ...fields, id });
	return id;
}
