import type { FieldInfo, TicketSchema } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { passed, refused } from './checked';
import { describeField } from './chosenValue';

/**
 * Refuses a ticket that uses a field which Autotask does not know (it would drop it without a
 * word) or lacks one which Autotask requires, naming all of them: Autotask itself names only the
 * first. Required user-defined fields are left to Autotask, which may have a default for them.
 */
export function checkFieldNames(names: readonly string[], schema: TicketSchema): Checked<null> {
	const unknown = names.filter((name) => !schema.fields.has(name));
	if (unknown.length > 0) {
		return refused(
			`Autotask's list of ticket fields holds no ${unknown.join(', ')}.`,
			'Check that the API user may read ticket metadata (Check Setup tells).',
		);
	}
	const missing = missingFields(new Set(names), schema).map(describeField);
	if (missing.length === 0) return passed(null);
	return refused(
		`Autotask requires ${missing.join(', ')}, for which nothing is chosen.`,
		`Set ${missing.join(', ')} in the additional fields.`,
	);
}

function missingFields(names: ReadonlySet<string>, schema: TicketSchema): readonly FieldInfo[] {
	return [...schema.fields.values()].filter(
		(field) => field.isRequired && !field.isReadOnly && !names.has(field.name),
	);
}
