import { findNotesByTitle } from '../autotask/notes';
import type { Verdict } from '../autotask/verdict';
import type { Office } from './office';

const prefix = 'opn1-';

/** Title of the note by which a ticket that Autotask merged an alert into is found again. */
export function mergeNoteTitle(alertKey: string): string {
	return prefix + alertKey;
}

/** Notes that such a note was written, so that the next run looks for it. */
export function noteMerge({ memory, context }: Office): void {
	memory.rememberMergeNotes(true, context.clock());
}

const askAgainAfterMs = 5 * 60_000;

/**
 * Ticket ids by alert key, for those keys that a note records as merged into another ticket. Asks
 * for the notes of the keys only while any such note is known to exist.
 */
export async function findMerged(
	alertKeys: readonly string[],
	office: Office,
): Promise<Verdict<ReadonlyMap<string, number>>> {
	if (alertKeys.length === 0) return { kind: 'ok', value: new Map() };
	const exist = await mergeNotesExist(office);
	if (exist.kind !== 'ok') return exist;
	if (!exist.value) return { kind: 'ok', value: new Map() };
	const notes = await findNotesByTitle(office.client, alertKeys.map(mergeNoteTitle));
	if (notes.kind !== 'ok') return notes;
	return {
		kind: 'ok',
		value: new Map(
			notes.value.map(({ title, ticketID }) => [title.slice(prefix.length), ticketID] as const),
		),
	};
}

async function mergeNotesExist({ client, memory, context }: Office): Promise<Verdict<boolean>> {
	const now = context.clock();
	const { mergeNotes } = memory;
	if (mergeNotes !== null && now - mergeNotes.checkedAtMs < askAgainAfterMs) {
		return { kind: 'ok', value: mergeNotes.exist };
	}
	const any = await findNotesByTitle(client, [prefix], 1);
	if (any.kind !== 'ok') return any;
	const exist = any.value.length > 0;
	memory.rememberMergeNotes(exist, now);
	return { kind: 'ok', value: exist };
}
