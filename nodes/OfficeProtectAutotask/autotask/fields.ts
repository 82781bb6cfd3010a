import { startCase } from 'lodash';
import { z } from 'zod';
import type { Schema } from './client';
import { text, truth, wholeOrNull } from './replies';
import type { FieldInfo, PicklistValue } from './ticketSchema';

const dataTypes: Readonly<Record<string, FieldInfo['dataType']>> = {
	integer: 'integer',
	short: 'integer',
	long: 'integer',
	decimal: 'decimal',
	double: 'decimal',
	float: 'decimal',
	datetime: 'datetime',
	date: 'datetime',
	boolean: 'boolean',
};

const picklistValue: Schema<PicklistValue> = z
	.object({
		value: text,
		label: text,
		isDefaultValue: truth,
		isActive: truth,
		sortOrder: wholeOrNull.catch(null),
		parentValue: text,
	})
	.transform((entry) => ({
		value: entry.value ?? '',
		label: entry.label ?? entry.value ?? '',
		isDefault: entry.isDefaultValue,
		isActive: entry.isActive,
		sortOrder: entry.sortOrder ?? 0,
		parentValue: entry.parentValue,
	}));

/** User-defined fields have `type` where others have `dataType`, and a label. */
const field: Schema<FieldInfo> = z
	.object({
		name: z.string(),
		label: text,
		dataType: text,
		type: text,
		length: wholeOrNull.catch(null),
		isRequired: truth,
		isReadOnly: truth,
		isPickList: truth,
		referenceEntityType: text,
		picklistValues: z.array(picklistValue).nullish(),
		picklistParentValueField: text,
	})
	.transform((entry) => ({
		name: entry.name,
		label: entry.label ?? startCase(entry.name),
		dataType: dataTypes[(entry.dataType ?? entry.type ?? '').toLowerCase()] ?? 'string',
		length: entry.length ?? 0,
		isRequired: entry.isRequired,
		isReadOnly: entry.isReadOnly,
		referenceEntityType: entry.referenceEntityType,
		picklist: entry.isPickList ? (entry.picklistValues ?? []) : null,
		picklistParentField: entry.picklistParentValueField,
	}));

/** The answer of `{entity}/entityInformation/fields` and `…/userDefinedFields`. */
export const fieldsReply: Schema<readonly FieldInfo[]> = z
	.object({ fields: z.array(field) })
	.transform(({ fields }) => fields);
