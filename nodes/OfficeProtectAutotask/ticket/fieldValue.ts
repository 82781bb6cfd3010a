import { DateTime } from 'luxon';
import type { FieldInfo, PicklistValue } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { passed, refused } from './checked';
import { chooseValue, describeField } from './chosenValue';
import type { FieldValue } from '../routing/ticketSettings';
import { transliterate } from './transliterate';

type GivenValue = string | number | boolean;

const wholeNumber = /^[+-]?\d{1,15}$/;
const decimalNumber = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;
const readsAs = {
	integer: 'a whole number',
	decimal: 'a number',
	string: 'a text',
	datetime: 'a date and time such as 2026-03-21T08:00:00Z',
	boolean: 'true or false',
} as const;

/**
 * A value for a ticket field in the type that Autotask expects. Picklists take an id or a label;
 * times without a zone count as UTC; texts are put into characters that Autotask keeps.
 */
export function checkFieldValue(field: FieldInfo, given: GivenValue): Checked<FieldValue> {
	if (field.picklist !== null) {
		const chosen = chooseValue(field, String(given));
		return chosen.kind === 'fail' ? chosen : passed(picklistValue(field, chosen.value));
	}
	if (field.dataType === 'string') return checkText(field, String(given));
	const value = convert(field.dataType, given);
	if (value !== null) return passed(value);
	return refused(
		`${describeField(field)} cannot be "${String(given)}": it takes ${readsAs[field.dataType]}.`,
		`Correct the value of ${describeField(field)}.`,
	);
}

/** A picklist value in the field's type: Autotask lists them as texts, also for number fields. */
export function picklistValue(field: FieldInfo, value: PicklistValue): FieldValue {
	return field.dataType === 'string' ? value.value : Number(value.value);
}

function checkText(field: FieldInfo, given: string): Checked<FieldValue> {
	const { text } = transliterate(given);
	if (field.length === 0 || text.length <= field.length) return passed(text);
	return refused(
		`${describeField(field)} holds ${text.length} characters; Autotask takes ${field.length} at most.`,
		`Shorten the value of ${describeField(field)}.`,
	);
}

function convert(
	dataType: 'integer' | 'decimal' | 'datetime' | 'boolean',
	given: GivenValue,
): FieldValue {
	const text = String(given).trim();
	switch (dataType) {
		case 'integer':
			return typeof given !== 'boolean' && wholeNumber.test(text) ? Number(text) : null;
		case 'decimal':
			return typeof given !== 'boolean' && decimalNumber.test(text) ? Number(text) : null;
		case 'boolean':
			return toBoolean(text.toLowerCase());
		case 'datetime':
			return typeof given === 'string' ? toUtc(text) : null;
	}
}

function toBoolean(text: string): boolean | null {
	if (text === 'true') return true;
	return text === 'false' ? false : null;
}

function toUtc(text: string): string | null {
	const time = DateTime.fromISO(text, { zone: 'utc' });
	return time.isValid ? utcSeconds(time) : null;
}

/** `YYYY-MM-DDTHH:mm:ssZ`, as Autotask takes times: UTC, seconds, fractions cut. */
export function utcSeconds(time: DateTime): string {
	return time
		.toJSDate()
		.toISOString()
		.replace(/\.\d+Z$/, 'Z');
}
