import { createNote, findNotesByTicket } from '../autotask/notes';
import { failureOf } from '../autotask/failures';
import type { Failure } from '../failure';
import type { NoteDraft } from '../ticket/draft';
import type { Desk } from './desk';

/**
 * Writes notes to a ticket, in order; null when all of them stand. After a lost answer the note is
 * looked for by its title, so that it is not written twice. What is missing is made good by a later
 * run, which finds the ticket without its notes.
 */
export async function writeNotes(
	ticketId: number,
	notes: readonly NoteDraft[],
	desk: Desk,
): Promise<Failure | null> {
	for (const note of notes) {
		const written = await createNote(desk.client, ticketId, note);
		if (written.kind === 'ok') continue;
		if (written.kind === 'uncertain' && (await stands(ticketId, note, desk))) continue;
		return failureOf(written, `add the note "${note.title}" to the ticket`);
	}
	return null;
}

async function stands(ticketId: number, note: NoteDraft, desk: Desk): Promise<boolean> {
	const found = await findNotesByTicket(desk.client, [ticketId], note.title);
	return found.kind === 'ok' && found.value.some(({ title }) => title === note.title);
}
