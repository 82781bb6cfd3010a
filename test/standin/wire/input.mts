import type { CellValue, UserDefinedValue } from '../adminApi.mts';
import { findField } from '../metadata/entities.mts';
import type { Entity } from '../metadata/entities.mts';
import type { FieldDefinition } from '../metadata/field.mts';
import { rejected } from '../refusal.mts';
import type { Switches } from '../switches.mts';
import { storedDate } from './dates.mts';
import { isJsonObject, valueOf } from './lenientJson.mts';
import type { JsonObject } from './lenientJson.mts';
import { keptText } from './texts.mts';
import { plainText } from './plainText.mts';

/** What a body sends of an entity: its writable fields under their proper names, in stored form. */
export type Sent = {
	readonly fields: Readonly<Record<string, CellValue>>;
	readonly userDefined: readonly UserDefinedValue[];
};

/**
 * Reads the fields of a create or update body. Names count in any case; unknown and read-only ones
 * are ignored without a word. Whole numbers and booleans may come as texts. Throws the refusal of a
 * value of the wrong type.
 */
export function readSent(entity: Entity, body: JsonObject, switches: Switches): Sent {
	const fields: Record<string, CellValue> = {};
	for (const [name, value] of Object.entries(body)) {
		const field = findField(entity, name);
		if (field === undefined || field.isReadOnly) continue;
		fields[field.name] = storedValue(field, value, switches);
	}
	return { fields, userDefined: readUserDefined(entity, body, switches) };
}

function storedValue(field: FieldDefinition, value: unknown, switches: Switches): CellValue {
	if (value === null || value === undefined) return field.unset;
	switch (field.dataType) {
		case 'string':
			return keptText(plainText(value), switches);
		case 'boolean':
			return storedTruth(field, value);
		case 'integer':
		case 'long':
			return storedNumber(field, value, true);
		case 'double':
			return storedNumber(field, value, false);
		case 'datetime': {
			const date = typeof value === 'string' ? storedDate(value) : null;
			if (date === null) {
				throw rejected(
					`Could not convert string to DateTime: ${plainText(value)}. Path '${field.name}'.`,
				);
			}
			return date;
		}
	}
}

function storedNumber(field: FieldDefinition, value: unknown, whole: boolean): CellValue {
	if (typeof value === 'boolean') {
		const first = value ? 't' : 'f';
		throw rejected(`Unexpected character encountered while parsing value: ${first}`);
	}
	if (typeof value === 'string' && value.trim() === '') return null;
	const number = typeof value === 'string' ? Number(value) : value;
	const fits = typeof number === 'number' && Number.isFinite(number);
	if (!fits || (whole && !Number.isSafeInteger(number))) {
		throw rejected(
			`Could not convert to ${field.dataType}: ${plainText(value)}. Path '${field.name}'.`,
		);
	}
	return number;
}

function storedTruth(field: FieldDefinition, value: unknown): CellValue {
	if (typeof value === 'boolean') return value;
	const word = plainText(value).trim().toLowerCase();
	if (word === 'true' || word === '1') return true;
	if (word === 'false' || word === '0') return false;
	throw rejected(`Could not convert string to boolean: ${plainText(value)}. Path '${field.name}'.`);
}

function readUserDefined(
	entity: Entity,
	body: JsonObject,
	switches: Switches,
): readonly UserDefinedValue[] {
	const sent = valueOf(body, 'userDefinedFields');
	if (!Array.isArray(sent) || entity.userDefinedFields === null) return [];
	const values: UserDefinedValue[] = [];
	for (const item of sent.filter(isJsonObject)) {
		const name = plainText(valueOf(item, 'name')).toLowerCase();
		const field = entity.userDefinedFields.find((known) => known.name.toLowerCase() === name);
		const value = valueOf(item, 'value');
		if (field === undefined) continue;
		const isUnset = value === null || value === undefined;
		values.push({ name: field.name, value: isUnset ? null : keptText(plainText(value), switches) });
	}
	return values;
}
