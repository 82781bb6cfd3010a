import type { FieldInfo, TicketCategory, TicketSchema } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { checkAdditionalFields } from './additionalFields';
import type { AdditionalFields } from './additionalFields';
import { categoryDefaults } from './categoryDefaults';
import { allFailures, failTogether, passed, refused } from './checked';
import { chooseValue, describeField } from './chosenValue';
import { checkOpenStatus } from './closedStatus';
import { picklistValue } from './fieldValue';
import type { FieldValue, TicketSettings } from '../routing/ticketSettings';

/** Settings as Autotask takes them. */
export interface ResolvedSettings extends AdditionalFields {
	/** Label of the service level agreement that will apply; null: none is known of. */
	readonly serviceLevelAgreement: string | null;
	/** Sentences: which category default could not be used. */
	readonly remarks: readonly string[];
}

/**
 * Turns settings into ticket fields. Status, priority, category and queue are what was chosen,
 * else the category's default, else the picklist's default; what then has no value is refused by
 * name. The category is always sent, since Autotask takes another for those without; so are the
 * category's other defaults, since it need not apply them. The queue may be missing if a resource
 * with a role is assigned.
 */
export function resolveSettings(
	settings: TicketSettings,
	schema: TicketSchema,
): Checked<ResolvedSettings> {
	const additional = checkAdditionalFields(settings.additionalFields, schema);
	const category = resolveCategory(settings.ticketCategory, schema);
	if (additional.kind === 'fail') return failTogether(additional.failure, [category]);
	if (category.kind === 'fail') return category;
	const own = additional.value.fields;
	const defaults = categoryDefaults(category.value.defaults, own, schema);
	const resolve = (name: SettingField) =>
		resolveField(name, settings[name], defaults.fields[name], schema);
	const status = resolve('status');
	const priority = resolve('priority');
	const queue = resolve('queueID');
	const open = status.kind === 'ok' ? checkOpenStatus(status.value, schema) : status;
	const hasAssignee = own['assignedResourceID'] !== undefined;
	const queueIsNeeded = settings.queueID.trim() !== '' || !hasAssignee;
	const failure = allFailures([open, priority, ...(queueIsNeeded ? [queue] : [])]);
	if (failure !== null) return { kind: 'fail', failure };
	const fields = {
		...defaults.fields,
		...own,
		ticketCategory: category.value.id,
		...valueOf('status', status),
		...valueOf('priority', priority),
		...valueOf('queueID', queue),
	};
	return passed({
		fields,
		userDefinedFields: additional.value.userDefinedFields,
		serviceLevelAgreement: agreementOf(fields, schema),
		remarks: defaults.remarks,
	});
}

type SettingField = 'status' | 'priority' | 'queueID';

interface ResolvedCategory {
	readonly id: FieldValue;
	readonly defaults: Partial<TicketCategory['defaults']>;
}

function resolveCategory(choice: string, schema: TicketSchema): Checked<ResolvedCategory> {
	const field = schema.fields.get('ticketCategory');
	if (field === undefined) return refuseMissingField('ticketCategory');
	const globalDefault = [...schema.categories.values()].find(
		(category) => category.isGlobalDefault && category.isActive,
	);
	const fallback = globalDefault === undefined ? undefined : globalDefault.id;
	const id = resolveField('ticketCategory', choice, undefined, schema, fallback);
	if (id.kind === 'fail') return id;
	const category = schema.categories.get(Number(id.value));
	if (category?.isActive === false) {
		return refused(
			`${describeField(field)} "${category.name}" is inactive in Autotask.`,
			`Choose another ${describeField(field)}.`,
		);
	}
	return passed({ id: id.value, defaults: category?.defaults ?? {} });
}

function resolveField(
	name: SettingField | 'ticketCategory',
	choice: string,
	categoryDefault: FieldValue | undefined,
	schema: TicketSchema,
	lastResort?: number,
): Checked<FieldValue> {
	const field = schema.fields.get(name);
	if (field === undefined) return refuseMissingField(name);
	if (choice.trim() !== '') {
		const chosen = chooseValue(field, choice);
		return chosen.kind === 'fail' ? chosen : passed(picklistValue(field, chosen.value));
	}
	if (categoryDefault !== undefined) return passed(categoryDefault);
	const preset = field.picklist?.find((value) => value.isDefault && value.isActive);
	if (preset !== undefined) return passed(picklistValue(field, preset));
	return lastResort === undefined ? refuseUnset(name, field) : passed(lastResort);
}

function refuseMissingField(name: string): Checked<never> {
	return refused(
		`Autotask's list of ticket fields holds no ${name}.`,
		'Check that the API user may read ticket metadata (Check Setup tells).',
	);
}

function refuseUnset(name: SettingField | 'ticketCategory', field: FieldInfo): Checked<never> {
	const label = describeField(field);
	const otherwise = name === 'queueID' ? ', or assign a resource with a role' : '';
	return refused(
		`${label} is not chosen, and neither the ticket category nor Autotask has a default for it.`,
		`Choose a value for ${label}${otherwise}.`,
	);
}

function agreementOf(
	fields: Readonly<Record<string, FieldValue>>,
	schema: TicketSchema,
): string | null {
	const id = fields['serviceLevelAgreementID'];
	if (id === undefined) return null;
	const values = schema.fields.get('serviceLevelAgreementID')?.picklist ?? [];
	return values.find((value) => value.value === String(id))?.label ?? String(id);
}

function valueOf(name: string, checked: Checked<FieldValue>): Record<string, FieldValue> {
	return checked.kind === 'ok' ? { [name]: checked.value } : {};
}
