import { noteTypes, publishTypes } from '../seed/picklists.mts';
import { computed, key, picklist, reference, required, text, time } from './field.mts';
import type { FieldDefinition } from './field.mts';

/** The twelve fields of a ticket note; whether the title is required differs by tenant. */
export function noteFields(titleRequired: boolean): readonly FieldDefinition[] {
	return [
		key(),
		reference('ticketID', 'Ticket', { isReadOnly: false }),
		text('title', 250, { isRequired: titleRequired, unset: '' }),
		text('description', 32000, { ...required, unset: '' }),
		picklist('noteType', noteTypes, required),
		picklist('publish', publishTypes, required),
		time('createDateTime', computed),
		time('lastActivityDate', computed),
		reference('creatorResourceID', 'Resource', computed),
		reference('createdByContactID', 'Contact', computed),
		reference('impersonatorCreatorResourceID', 'Resource', computed),
		reference('impersonatorUpdaterResourceID', 'Resource', computed),
	];
}
