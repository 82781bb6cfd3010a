import type { TicketCategory, TicketSchema } from '../autotask/ticketSchema';
import { describeField } from './chosenValue';
import type { FieldValue } from '../routing/ticketSettings';

/** Defaults of a category that can be sent, and a sentence for each that cannot. */
export interface UsableDefaults {
	readonly fields: Readonly<Record<string, FieldValue>>;
	readonly remarks: readonly string[];
}

/**
 * The defaults of a ticket category without those that `chosen` overrides: an issue type or
 * sub-issue type of one's own replaces both, since they belong together. A default that is
 * inactive or unknown to the field's picklist is left out with a remark.
 */
export function categoryDefaults(
	defaults: Partial<TicketCategory['defaults']>,
	chosen: Readonly<Record<string, FieldValue>>,
	schema: TicketSchema,
): UsableDefaults {
	const fields: Record<string, FieldValue> = {};
	const remarks: string[] = [];
	for (const [name, id] of Object.entries(defaults)) {
		const field = schema.fields.get(name);
		if (id === null || field === undefined || isOverridden(name, chosen)) continue;
		const isUsable =
			field.picklist?.some((value) => value.isActive && value.value === String(id)) ?? true;
		if (isUsable) fields[name] = id;
		else remarks.push(`The ticket category's default for ${describeField(field)} is inactive.`);
	}
	if (fields['issueType'] === undefined) delete fields['subIssueType'];
	return { fields, remarks };
}

const issueFields = ['issueType', 'subIssueType'];

function isOverridden(name: string, chosen: Readonly<Record<string, FieldValue>>): boolean {
	const together = issueFields.includes(name) ? issueFields : [name];
	return together.some((other) => chosen[other] !== undefined);
}
