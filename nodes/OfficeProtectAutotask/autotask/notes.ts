import { z } from 'zod';
import type { AutotaskClient, Schema } from './client';
import { lookUp } from './lookUp';
import { fieldsReply } from './fields';
import type { FieldInfo } from './ticketSchema';
import { text, whole } from './replies';
import type { Filter } from './query';
import type { Verdict } from './verdict';

/** A note of a ticket. */
export interface NoteRow {
	readonly id: number;
	readonly ticketID: number;
	readonly title: string;
}

const noteRow: Schema<NoteRow> = z.object({
	id: whole,
	ticketID: whole,
	title: text.transform((title) => title ?? ''),
});

const noteFields: readonly (keyof NoteRow)[] = ['id', 'ticketID', 'title'];

/** The notes of these tickets whose title begins so. */
export async function findNotesByTicket(
	client: AutotaskClient,
	ticketIds: readonly number[],
	titlePrefix: string,
): Promise<Verdict<readonly NoteRow[]>> {
	const titled: Filter = { op: 'beginsWith', field: 'title', value: titlePrefix };
	return lookUp(client, {
		entity: 'TicketNotes',
		anyOf: [...new Set(ticketIds)].map((value) => ({ op: 'eq', field: 'ticketID', value })),
		allOf: [titled],
		includeFields: noteFields,
		row: noteRow,
	});
}

/** The notes, of any ticket, whose title begins with one of these; at most `limit` of them. */
export async function findNotesByTitle(
	client: AutotaskClient,
	titlePrefixes: readonly string[],
	limit?: number,
): Promise<Verdict<readonly NoteRow[]>> {
	return lookUp(client, {
		entity: 'TicketNotes',
		anyOf: titlePrefixes.map((value) => ({ op: 'beginsWith', field: 'title', value })),
		includeFields: noteFields,
		row: noteRow,
		...(limit === undefined ? {} : { limit }),
	});
}

/** Autotask's longest note title. */
const longestNoteTitle = 250;

/** Seen for *All Autotask Users* is 1, which customers see in their portal; 2 is internal. */
const internalOnly = 2;
const taskNotes = 3;

/**
 * Adds a note that only Autotask users see; its id, 0 when Autotask named none. Note types differ
 * per customer: where *Task Notes* does not exist, another is picked from the list and the note
 * sent again, which is safe because the first was rejected.
 */
export async function createNote(
	client: AutotaskClient,
	ticketId: number,
	note: { readonly title: string; readonly description: string },
): Promise<Verdict<number>> {
	const path = `Tickets/${ticketId}/Notes`;
	const body = {
		title: note.title.slice(0, longestNoteTitle),
		description: note.description,
		publish: internalOnly,
	};
	const sent = await client.create(path, { ...body, noteType: taskNotes });
	if (!isAboutNoteType(sent)) return sent;
	const noteType = await pickNoteType(client);
	return noteType === null ? sent : client.create(path, { ...body, noteType });
}

function isAboutNoteType(verdict: Verdict<unknown>): boolean {
	return verdict.kind === 'rejected' && verdict.errors.some((error) => /\bnoteType\b/i.test(error));
}

async function pickNoteType(client: AutotaskClient): Promise<number | null> {
	const fields = await client.get('TicketNotes/entityInformation/fields', fieldsReply);
	if (fields.kind !== 'ok') return null;
	const choices = activeChoices(fields.value.find(({ name }) => name === 'noteType'));
	const choice = choices.find(({ isDefault }) => isDefault) ?? choices[0];
	return choice === undefined ? null : Number(choice.value);
}

function activeChoices(field: FieldInfo | undefined) {
	return [...(field?.picklist ?? [])]
		.filter(({ isActive }) => isActive)
		.sort((a, b) => a.sortOrder - b.sortOrder);
}
