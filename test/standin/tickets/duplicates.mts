import type { Row } from '../store/table.mts';
import type { World } from '../world.mts';
import { addNote } from './notes.mts';
import { changeTicket } from './change.mts';
import { plainText } from '../wire/plainText.mts';

const duplicateNote = 15;

/** The open ticket of equal company and title that Duplicate Ticket Handling merges a new one into. */
export function findOriginal(world: World, draft: Readonly<Record<string, unknown>>): Row | null {
	if (world.switches.duplicateHandling === 'off') return null;
	const { Tickets } = world.database.tables;
	const title = plainText(draft['title']).toLowerCase();
	for (const id of Tickets.idsByNumber('companyID', Number(draft['companyID']))) {
		const row = Tickets.get(id);
		if (row?.['completedDate'] === null && plainText(row['title']).toLowerCase() === title)
			return row;
	}
	return null;
}

/**
 * Merges a new ticket into an older one: its title and description become a note there. Gives what
 * the create answers as the id, and whether the new row is to stay, complete.
 */
export function mergeInto(
	world: World,
	original: Row,
	row: Row,
	resourceId: number,
): { readonly itemId: number | null; readonly staysComplete: boolean } {
	addNote(world, resourceId, {
		ticketID: original.id,
		title: `Duplicate ticket: ${plainText(row['title'])}`.slice(0, 250),
		description: plainText(row['description']),
		noteType: duplicateNote,
		publish: 2,
	});
	changeTicket(world, original.id, {}, resourceId);
	switch (world.switches.duplicateHandling) {
		case 'answersOlderId':
			return { itemId: original.id, staysComplete: false };
		case 'answersNewIdGone':
			return { itemId: row.id, staysComplete: false };
		case 'answersNewIdClosed':
			return { itemId: row.id, staysComplete: true };
		case 'answersNoId':
		case 'off':
			return { itemId: null, staysComplete: false };
	}
}
