import type { PicklistValue, TicketSchema } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { passed, refused } from './checked';
import { describeField } from './chosenValue';
import type { FieldValue } from '../routing/ticketSettings';

/** The id of *Complete*, the same in every Autotask; statuses of one's own have other ids. */
const completeValue = '5';
const closedWords = ['complete', 'completed', 'closed'];
const negations = ['not', 'be'];

/**
 * Whether tickets of this status count as closed: the system status *Complete*, and statuses
 * whose label has the word complete, completed or closed (*Complete - No Notify*), unless `not` or
 * `be` stands before it (*Not complete*, *To be closed*).
 */
export function isClosedStatus(status: Pick<PicklistValue, 'value' | 'label'>): boolean {
	const words = status.label.toLowerCase().split(/[^\p{L}]+/u);
	return (
		status.value === completeValue ||
		words.some((word, at) => closedWords.includes(word) && !negations.includes(words[at - 1] ?? ''))
	);
}

/** The status that completes a ticket; statuses get renamed, so a label is only the second choice. */
export function completeStatus(schema: TicketSchema): number | null {
	const statuses = schema.fields.get('status')?.picklist?.filter(({ isActive }) => isActive) ?? [];
	const complete =
		statuses.find(({ value }) => value === completeValue) ??
		statuses.find(({ label }) => /^complete/i.test(label));
	return complete === undefined ? null : Number(complete.value);
}

/** Refuses a closed status: nobody would see a ticket that is born closed. */
export function checkOpenStatus(status: FieldValue, schema: TicketSchema): Checked<null> {
	const field = schema.fields.get('status');
	const values = field?.picklist ?? [];
	const value = values.find((candidate) => candidate.value === String(status));
	if (field === undefined || value === undefined || !isClosedStatus(value)) return passed(null);
	const open = values.filter((other) => other.isActive && !isClosedStatus(other));
	return refused(
		`${describeField(field)} "${value.label}" closes the ticket as it is created, so that nobody would see the alert.`,
		`Choose an open status: ${open.map((other) => `${other.value} = ${other.label}`).join(', ')}.`,
	);
}
