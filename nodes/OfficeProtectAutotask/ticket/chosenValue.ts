import type { FieldInfo, PicklistValue } from '../autotask/ticketSchema';
import { canonicalText } from '../routing/tenantKey';
import type { Checked } from '../failure';
import { passed, refused } from './checked';

const listedChoices = 40;

/**
 * The picklist value that `choice` means: an id, else a label in any case. An unknown, ambiguous
 * or inactive choice is refused with the list of choices. `parentValue` narrows a child picklist
 * to the values under that parent.
 */
export function chooseValue(
	field: FieldInfo,
	choice: string,
	parentValue: string | null = null,
): Checked<PicklistValue> {
	const values = underParent(field.picklist ?? [], parentValue);
	const found = valuesMeant(values, choice);
	const active = found.filter((value) => value.isActive);
	const [only] = active;
	if (only !== undefined && active.length === 1) return passed(only);
	return refused(
		`${describeField(field)} "${choice}" ${whyNot(found, active)}.`,
		choicesOf(field, values),
	);
}

/** All values that carry `choice` as id, else as label. */
export function valuesMeant(
	values: readonly PicklistValue[],
	choice: string,
): readonly PicklistValue[] {
	const byId = values.filter((value) => value.value === choice.trim());
	if (byId.length > 0) return byId;
	const label = canonicalText(choice);
	return values.filter((value) => canonicalText(value.label) === label);
}

/** A field as a person would name it: its label, and its name where that differs. */
export function describeField(field: FieldInfo): string {
	const label = field.label.trim();
	return label === '' || label === field.name ? field.name : `${label} (${field.name})`;
}

function underParent(
	values: readonly PicklistValue[],
	parentValue: string | null,
): readonly PicklistValue[] {
	if (parentValue === null) return values;
	return values.filter((value) => value.parentValue === null || value.parentValue === parentValue);
}

function whyNot(found: readonly PicklistValue[], active: readonly PicklistValue[]): string {
	if (active.length > 1) {
		const ids = active.map((value) => value.value).join(', ');
		return `is not clear: the values ${ids} carry this label`;
	}
	return found.length > 0 ? 'is inactive in Autotask' : 'is not among the choices in Autotask';
}

function choicesOf(field: FieldInfo, values: readonly PicklistValue[]): string {
	const active = values.filter((value) => value.isActive);
	if (active.length === 0) return `Autotask offers no active value for ${describeField(field)}.`;
	const listed = active
		.slice(0, listedChoices)
		.map((value) => `${value.value} = ${value.label}`)
		.join(', ');
	const more = active.length - listedChoices;
	return `Choose for ${describeField(field)} one of: ${listed}${more > 0 ? ` and ${more} more` : ''}.`;
}
