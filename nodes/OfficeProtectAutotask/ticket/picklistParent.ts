import type { FieldInfo, TicketSchema } from '../autotask/ticketSchema';
import { fieldNamed } from './fieldNamed';

/** The field whose value decides which values a picklist offers; null for a picklist of its own. */
export function picklistParent(field: FieldInfo, { fields }: TicketSchema): FieldInfo | null {
	if (field.picklist === null || field.picklistParentField === null) return null;
	const parent = fieldNamed(fields, field.picklistParentField);
	return parent === null || parent.picklist === null ? null : parent;
}
