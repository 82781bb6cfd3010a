import type { Account } from '../accounts.mts';
import type { CellValue } from '../adminApi.mts';
import { rejected } from '../refusal.mts';
import type { Refusal } from '../refusal.mts';
import type { Row } from '../store/table.mts';
import { readSent } from '../wire/input.mts';
import { valueOf } from '../wire/lenientJson.mts';
import type { JsonObject } from '../wire/lenientJson.mts';
import type { World } from '../world.mts';
import { checkAssignment } from './assignmentRules.mts';
import { changeTicket } from './change.mts';
import type { Draft } from './draft.mts';
import { checkFields } from './fieldRules.mts';
import { checkReferences } from './referenceRules.mts';
import { checkUserDefined, mergedUserDefined } from './userDefinedRules.mts';
import { userDefinedOf } from '../store/userDefined.mts';

const assignment = ['queueID', 'assignedResourceID', 'assignedResourceRoleID'];

export function noMatch(): Refusal {
	return rejected(
		'No matching records found. The logged in Resource may not have the required permissions to update the data.',
	);
}

/**
 * Updates the ticket whose id the body carries: PATCH sets what is sent, PUT empties what is not.
 * Gives the id; throws the refusal of what is wrong.
 */
export function updateTicket(
	world: World,
	account: Account,
	request: { readonly body: JsonObject; readonly replaces: boolean },
): number {
	const entity = world.entities.Tickets;
	const { switches } = world;
	const id = Number(valueOf(request.body, 'id'));
	const before = world.database.tables.Tickets.get(id);
	if (before === undefined) throw noMatch();
	const { fields, userDefined } = readSent(entity, request.body, switches);
	const writable: Draft = { ...(request.replaces ? emptied(world) : {}), ...fields };
	delete writable['ticketNumber'];
	if (switches.externalIdStored === 'never') delete writable['externalID'];
	const draft = { ...before, ...writable };
	const sent = new Set(Object.keys(writable));
	checkFields({ entity, draft, sent, switches, isUpdate: true });
	checkReferences(world, entity, draft, sent);
	if (assignment.some((name) => sent.has(name))) checkAssignment(world, draft);
	const values = mergedUserDefined(request.replaces ? [] : userDefinedOf(before), userDefined);
	if (userDefined.length > 0 || request.replaces) checkUserDefined(entity, values, switches);
	if (isStatusLost(world, before)) delete writable['status'];
	changeTicket(world, id, { ...writable, userDefinedFields: values }, account.resourceId);
	return id;
}

function emptied(world: World): Readonly<Record<string, CellValue>> {
	const writable = [...world.entities.Tickets.fields.values()].filter((field) => !field.isReadOnly);
	return Object.fromEntries(writable.map((field) => [field.name, field.unset]));
}

/** Whether a status change would come so soon after a note that it gets lost. */
function isStatusLost(world: World, ticket: Row): boolean {
	const { TicketNotes } = world.database.tables;
	if (world.switches.statusPatchAfterNote === 'lands') return false;
	const since = Date.now() - world.switches.statusPatchAfterNoteMs;
	const notes = [...TicketNotes.idsByNumber('ticketID', ticket.id)];
	return notes.some((id) => (TicketNotes.entry(id)?.committedAt ?? 0) >= since);
}
