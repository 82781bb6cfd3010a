import { eventTypeOf } from '../eventTypes';
import type { EventTypeKey } from '../eventTypes';
import type { PrintedFields } from './printedFields';

/**
 * The user that an alert concerns: beside a label; the one who acted where an event of this type is
 * his doing; or the one whose address the text sets off in bold.
 */
export function concernedUser(
	fields: PrintedFields,
	type: EventTypeKey,
	bold: readonly string[],
): string | null {
	const acting = eventTypeOf(type)?.userActs === true ? fields.actor : null;
	const address = bold.find((text) => /^[^\s@<>]+@[^\s@<>]+$/u.test(text));
	return fields.user ?? acting ?? address ?? null;
}
