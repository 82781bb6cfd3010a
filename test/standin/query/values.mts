import type { FieldDefinition } from '../metadata/field.mts';
import { rejected } from '../refusal.mts';
import type { Switches } from '../switches.mts';
import { storedDate } from '../wire/dates.mts';
import type { Operator, Scalar } from './filter.mts';
import { plainText } from '../wire/plainText.mts';

/**
 * The values of a condition in stored form. Throws the database's conversion error for a value of
 * the wrong type, or, where the switch says so, a refusal of `in` with texts.
 */
export function fieldValues(
	field: FieldDefinition,
	op: Operator,
	list: readonly unknown[],
	switches: Switches,
): readonly Scalar[] {
	if (op === 'exist' || op === 'notExist') return [];
	if (op === 'in' && field.dataType === 'string' && switches.inWithStrings !== 'works') {
		if (switches.inWithStrings === 'findsNothing') return [];
		throw rejected(
			`Conversion failed when converting varchar '${plainText(list[0])}' to data type int`,
		);
	}
	const isTextual = op === 'beginsWith' || op === 'endsWith' || op === 'contains';
	return list.map((value) => {
		if (value === null || value === undefined) return null;
		return isTextual ? plainText(value) : comparable(field, value, switches);
	});
}

function comparable(field: FieldDefinition, value: unknown, switches: Switches): Scalar {
	switch (field.dataType) {
		case 'string':
			return plainText(value);
		case 'boolean':
			return asTruth(value);
		case 'datetime':
			return asDate(field, value, switches);
		case 'integer':
		case 'long':
		case 'double': {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			if (typeof number === 'number' && Number.isFinite(number)) return number;
			throw rejected(
				`Conversion failed when converting varchar '${plainText(value)}' to data type int`,
			);
		}
	}
}

function asTruth(value: unknown): boolean {
	const word = plainText(value).toLowerCase();
	if (word === 'true' || word === '1') return true;
	if (word === 'false' || word === '0') return false;
	throw rejected(
		`Conversion failed when converting varchar '${plainText(value)}' to data type bit`,
	);
}

function asDate(field: FieldDefinition, value: unknown, switches: Switches): string {
	const date = typeof value === 'string' ? storedDate(value) : null;
	if (date === null) {
		throw rejected('Conversion failed when converting date and/or time from character string.');
	}
	return comparesDays(field, switches) ? date.slice(0, 10) : date;
}

/** Whether the field is compared by days only. */
export function comparesDays(field: FieldDefinition, switches: Switches): boolean {
	return field.name === 'createDate' && switches.createDateFilter === 'day';
}
