import type { FieldInfo, TicketSchema } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { allFailures, passed, refused } from './checked';
import { chooseChild } from './childValue';
import { describeField } from './chosenValue';
import { fieldNamed } from './fieldNamed';
import { checkFieldValue, picklistValue } from './fieldValue';
import { picklistParent } from './picklistParent';
import { nameOfUserDefined, userDefinedName } from './userDefinedName';
import type { FieldValue } from '../routing/ticketSettings';

/** Additional ticket fields after their check, in Autotask's names and types. */
export interface AdditionalFields {
	readonly fields: Readonly<Record<string, FieldValue>>;
	readonly userDefinedFields: readonly { readonly name: string; readonly value: string }[];
}

/** What the node itself sets, in lower case. */
export const ownFields = ['id', 'ticketnumber', 'externalid', 'companyid', 'title', 'description'];
/** What the node's other settings set, in lower case. */
export const setElsewhere = ['status', 'priority', 'ticketcategory', 'queueid', 'duedatetime'];

/**
 * Checks additional fields (user-defined ones under `udf:` and their name) against the schema.
 * Empty text and null mean: not chosen. Refused are fields that this node or its other settings
 * set, names that Autotask does not know (it would ignore them without a word), read-only fields,
 * values of the wrong type, child picklist values under the wrong parent, and an assigned resource
 * without role.
 */
export function checkAdditionalFields(
	given: Readonly<Record<string, FieldValue>>,
	schema: TicketSchema,
): Checked<AdditionalFields> {
	const named = Object.entries(given).flatMap(([name, value]) =>
		value === null || String(value).trim() === '' ? [] : [{ name, value }],
	);
	const located = named.map(({ name, value }) => locate(name, value, schema));
	const fields = located.flatMap((l) => (l.kind === 'ok' && !l.value.udf ? [l.value] : []));
	const udfs = located.flatMap((l) => (l.kind === 'ok' && l.value.udf ? [l.value] : []));
	const values = fields.map((field) => valuesOf(field, fields, schema));
	const udfValues = udfs.map(({ field, value }) => userDefined(field, value));
	const pairing = checkAssignee(fields.map(({ field }) => field.name));
	const twice = checkTwice([...fields, ...udfs]);
	const failure = allFailures([...located, ...values, ...udfValues, pairing, twice]);
	if (failure !== null) return { kind: 'fail', failure };
	return passed({
		fields: Object.fromEntries(valuesIn(values).flatMap((value) => Object.entries(value))),
		userDefinedFields: valuesIn(udfValues),
	});
}

interface Located {
	readonly field: FieldInfo;
	readonly udf: boolean;
	readonly value: string | number | boolean;
}

function locate(
	given: string,
	value: string | number | boolean,
	schema: TicketSchema,
): Checked<Located> {
	const name = given.trim();
	const userDefinedField = nameOfUserDefined(name);
	const udf = userDefinedField !== null;
	const field = udf
		? fieldNamed(schema.userDefinedFields, userDefinedField)
		: fieldNamed(schema.fields, name);
	const reserved = udf ? null : refuseReserved(name);
	if (reserved !== null) return reserved;
	if (field === null) return refuseUnknown(name, userDefinedField, schema);
	if (field.isReadOnly && !field.isRequired) {
		return refused(
			`${describeField(field)} is read-only in Autotask.`,
			`Remove ${field.name} from the additional fields.`,
		);
	}
	return passed({ field, udf, value });
}

function refuseReserved(name: string): Checked<never> | null {
	if (ownFields.includes(name.toLowerCase())) {
		return refused(
			`The additional field ${name} is set by this node itself.`,
			`Remove ${name} from the additional fields.`,
		);
	}
	if (setElsewhere.includes(name.toLowerCase())) {
		return refused(
			`The additional field ${name} has a setting of its own.`,
			`Remove ${name} from the additional fields and use that setting.`,
		);
	}
	return null;
}

function refuseUnknown(
	name: string,
	userDefinedField: string | null,
	schema: TicketSchema,
): Checked<never> {
	const udf = userDefinedField !== null;
	const what = udf ? 'user-defined ticket field' : 'ticket field';
	const isUdf = !udf && fieldNamed(schema.userDefinedFields, name) !== null;
	return refused(
		`Autotask has no ${what} named "${userDefinedField ?? name}" and would ignore it.`,
		isUdf
			? `Write ${userDefinedName(name)}, since this is a user-defined field.`
			: `Correct or remove "${name}" in the additional fields.`,
	);
}

function valuesOf(
	{ field, value }: Located,
	all: readonly Located[],
	schema: TicketSchema,
): Checked<Readonly<Record<string, FieldValue>>> {
	const parent = parentChosenHere(field, schema);
	if (parent === null) {
		const checked = checkFieldValue(field, value);
		return checked.kind === 'fail' ? checked : passed({ [field.name]: checked.value });
	}
	const parentChoice = all.find((other) => other.field.name === parent.name)?.value ?? null;
	const pair = chooseChild(
		field,
		parent,
		String(value),
		parentChoice === null ? null : String(parentChoice),
	);
	if (pair.kind === 'fail') return pair;
	const chosen = { [field.name]: picklistValue(field, pair.value.child) };
	if (pair.value.parent === null) return passed(chosen);
	return passed({ ...chosen, [parent.name]: picklistValue(parent, pair.value.parent) });
}

/** The parent that is chosen together with a field; one that a setting of its own chooses is not. */
function parentChosenHere(field: FieldInfo, schema: TicketSchema): FieldInfo | null {
	const parent = picklistParent(field, schema);
	return parent === null || refuseReserved(parent.name) !== null ? null : parent;
}

function userDefined(
	field: FieldInfo,
	value: string | number | boolean,
): Checked<{ readonly name: string; readonly value: string }> {
	const checked = checkFieldValue(field, value);
	if (checked.kind === 'fail') return checked;
	return passed({ name: field.name, value: String(checked.value) });
}

function checkAssignee(names: readonly string[]): Checked<null> {
	const resource = names.includes('assignedResourceID');
	if (resource === names.includes('assignedResourceRoleID')) return passed(null);
	return refused(
		`Of assignedResourceID and assignedResourceRoleID only ${resource ? 'the first' : 'the second'} is set; Autotask takes both or none.`,
		'Set both assignedResourceID and assignedResourceRoleID, or neither.',
	);
}

function checkTwice(located: readonly Located[]): Checked<null> {
	const names = located.map(({ field, udf }) => (udf ? userDefinedName(field.name) : field.name));
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice === undefined) return passed(null);
	return refused(
		`The additional field ${twice} is given twice.`,
		`Keep one value for ${twice} in the additional fields.`,
	);
}

function valuesIn<T>(checks: readonly Checked<T>[]): T[] {
	return checks.flatMap((check) => (check.kind === 'ok' ? [check.value] : []));
}
