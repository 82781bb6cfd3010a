import type { Entity } from '../metadata/entities.mts';
import type { FieldDefinition, PicklistEntry } from '../metadata/field.mts';
import { rejected } from '../refusal.mts';
import type { Refusal } from '../refusal.mts';
import type { Switches } from '../switches.mts';
import { textLength } from '../wire/texts.mts';
import { isSet } from './draft.mts';
import type { ReadonlyDraft } from './draft.mts';
import { plainText } from '../wire/plainText.mts';

export type FieldCheck = {
	readonly entity: Entity;
	readonly draft: ReadonlyDraft;
	/** The fields that the request sets; only their values are checked. */
	readonly sent: ReadonlySet<string>;
	readonly switches: Switches;
	readonly isUpdate: boolean;
};

/** Checks required fields, lengths and picklists, and throws the refusal of the first fault. */
export function checkFields(check: FieldCheck): void {
	requireFields(check);
	for (const name of check.sent) {
		const field = check.entity.fields.get(name.toLowerCase());
		if (field === undefined) continue;
		checkLength(check, field);
		checkPicklist(check, field);
	}
	checkChildren(check);
}

/** An error text with the ending that the switch asks for. */
export function errorOf(text: string, switches: Switches): Refusal {
	if (switches.errorSuffix === 'none') return rejected(text);
	const record = switches.errorSuffix === 'recordNumber1' ? 1 : 0;
	return rejected(`${text.replace(/\.$/, '')}. ; on record number [${record}].`);
}

/** One missing field an answer, the first in the order of the metadata. */
function requireFields({ entity, draft, switches }: FieldCheck): void {
	for (const field of entity.fields.values()) {
		if (field.isRequired && !field.isReadOnly && !isSet(draft[field.name])) {
			throw errorOf(`Missing Required Field: ${field.name}`, switches);
		}
	}
}

function checkLength({ draft, switches, isUpdate }: FieldCheck, field: FieldDefinition): void {
	const value = draft[field.name];
	if (typeof value !== 'string' || field.dataType !== 'string' || field.length === 0) return;
	if (textLength(value, switches) <= field.length) return;
	const text = `String value exceeds maximum length (field:${field.name}). `;
	throw isUpdate ? rejected(text, 'Error updating entity for record number [1].') : rejected(text);
}

function checkPicklist({ draft, switches }: FieldCheck, field: FieldDefinition): void {
	const value = draft[field.name];
	if (field.picklist === null || value === null || value === undefined) return;
	if (usable(field.picklist, value, switches) !== undefined) return;
	throw errorOf(`Picklist value [${plainText(value)}] does not exist for ${field.name}`, switches);
}

/** The entry of that value, unless it is inactive and inactive ones are refused. */
export function usable(
	entries: readonly PicklistEntry[],
	value: unknown,
	switches: Switches,
): PicklistEntry | undefined {
	const found = entries.find((entry) => entry.value === value);
	return found?.isActive === true || switches.inactivePicklistValue === 'accepted'
		? found
		: undefined;
}

function checkChildren({ entity, draft, sent, switches }: FieldCheck): void {
	for (const field of entity.fields.values()) {
		if (field.parentField === '' || field.picklist === null || !isSet(draft[field.name])) continue;
		if (!sent.has(field.name) && !sent.has(field.parentField)) continue;
		const entry = field.picklist.find(({ value }) => value === draft[field.name]);
		if (entry?.parent === draft[field.parentField]) continue;
		throw errorOf(`Value does not exist for child picklist: ${field.name}`, switches);
	}
}
