import { createNote, findNotesByTicket } from '../autotask/notes';
import { failureOf } from '../autotask/failures';
import type { Failure } from '../failure';
import type { NoteDraft } from '../ticket/draft';
import type { Desk } from './office';

/** The titles of all notes that stand for an alert or carry its text begin so. */
export const ourNotes = 'op';

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

/** The same for a ticket that may carry some of the notes already, because another run writes too. */
export async function writeMissingNotes(
	ticketId: number,
	notes: readonly NoteDraft[],
	desk: Desk,
): Promise<Failure | null> {
	if (notes.length === 0) return null;
	const found = await findNotesByTicket(desk.client, [ticketId], ourNotes);
	if (found.kind !== 'ok') return failureOf(found, 'look for the notes of the ticket');
	const present = new Set(found.value.map(({ title }) => title));
	const missing = notes.filter(({ title }) => !present.has(title));
	return writeNotes(ticketId, missing, desk);
}

async function stands(ticketId: number, note: NoteDraft, desk: Desk): Promise<boolean> {
	const found = await findNotesByTicket(desk.client, [ticketId], note.title);
	return found.kind === 'ok' && found.value.some(({ title }) => title === note.title);
}
