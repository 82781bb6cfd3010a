import { pick, uniq } from 'lodash';
import type { DateTime } from 'luxon';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import type { RoutingChoices } from '../routing/rules';
import { checkAdditionalFields } from '../ticket/additionalFields';
import type { AdditionalFields } from '../ticket/additionalFields';
import { chooseValue, describeField } from '../ticket/chosenValue';
import { planDueDate } from '../ticket/planDueDate';
import type { PlannedDueDate } from '../ticket/planDueDate';
import { checkFieldNames } from '../ticket/requiredFields';
import { resolveSettings } from '../ticket/resolveSettings';
import type { ResolvedSettings } from '../ticket/resolveSettings';
import type { FieldValue, TicketSettings } from '../routing/ticketSettings';
import { failed, failedBy, passed, warning } from './setupCheck';
import type { SetupCheck } from './setupCheck';

export type TicketChoices = Pick<RoutingChoices, 'settings' | 'priorityByEventType'>;

/**
 * Checks what tickets are given: that every value picked is still there and active, and that
 * nothing which Autotask requires is left unset; and tells when they would be due. All that is wrong
 * is told at once, each kind in a check of its own.
 */
export function ticketChecks(
	{ settings, priorityByEventType }: TicketChoices,
	schema: TicketSchema,
	now: DateTime,
): readonly SetupCheck[] {
	const additional = checkAdditionalFields(settings.additionalFields, schema);
	const resolved = resolveSettings(
		additional.kind === 'ok' ? settings : withAssigneeAlone(settings, schema),
		schema,
	);
	const due = dueDateOf(settings, resolved, now);
	return [
		...settingsChecks(resolved, schema),
		...priorityChecks(priorityByEventType, schema),
		...additionalFieldsChecks(settings, additional),
		dueDateCheck(due),
		...requiredFieldsChecks(
			{ given: settings.additionalFields, resolved, additional, due },
			schema,
		),
		keyFieldCheck(schema),
	];
}

interface Chosen {
	readonly given: TicketSettings['additionalFields'];
	readonly resolved: Checked<ResolvedSettings>;
	readonly additional: Checked<AdditionalFields>;
	readonly due: PlannedDueDate;
}

/** The queue may be left out where a resource is assigned, whatever else is wrong. */
function withAssigneeAlone(settings: TicketSettings, schema: TicketSchema): TicketSettings {
	const assignee = pick(settings.additionalFields, [
		'assignedResourceID',
		'assignedResourceRoleID',
	]);
	const isUsable = checkAdditionalFields(assignee, schema).kind === 'ok';
	return { ...settings, additionalFields: isUsable ? assignee : {} };
}

function settingsChecks(
	resolved: Checked<ResolvedSettings>,
	schema: TicketSchema,
): readonly SetupCheck[] {
	if (resolved.kind === 'fail') return [failedBy('ticketSettings', resolved.failure)];
	const { fields, remarks } = resolved.value;
	const names = ['ticketCategory', 'status', 'priority', 'queueID'];
	const values = names.flatMap((name) => describeValue(name, fields[name], schema));
	return [
		passed('ticketSettings', `New tickets get: ${values.join(', ')}.`),
		...remarks.map((remark) =>
			warning('ticketSettings', remark, 'Correct the ticket category in Autotask.'),
		),
	];
}

function describeValue(
	name: string,
	value: FieldValue | undefined,
	schema: TicketSchema,
): readonly string[] {
	const field = schema.fields.get(name);
	if (field === undefined || value === undefined || value === null) return [];
	const label = field.picklist?.find((entry) => entry.value === String(value))?.label;
	return [`${describeField(field)} "${label ?? String(value)}"`];
}

function priorityChecks(
	rows: TicketChoices['priorityByEventType'],
	schema: TicketSchema,
): readonly SetupCheck[] {
	const field = schema.fields.get('priority');
	const chosen = uniq(rows.map(({ priority }) => priority)).filter(
		(priority) => priority.trim() !== '',
	);
	if (field === undefined) return [];
	return chosen.flatMap((priority) => {
		const value = chooseValue(field, priority);
		if (value.kind === 'ok') return [];
		const { message } = value.failure;
		const about = `In 'Priority by Event Type': ${message}`;
		return [failedBy('ticketSettings', { ...value.failure, message: about })];
	});
}

function additionalFieldsChecks(
	{ additionalFields }: TicketSettings,
	additional: Checked<AdditionalFields>,
): readonly SetupCheck[] {
	if (additional.kind === 'fail') return [failedBy('additionalFields', additional.failure)];
	const count = Object.keys(additionalFields).length;
	return count === 0
		? []
		: [passed('additionalFields', `Autotask takes the additional fields (${count}).`)];
}

function dueDateOf(
	settings: TicketSettings,
	resolved: Checked<ResolvedSettings>,
	now: DateTime,
): PlannedDueDate {
	const agreement = resolved.kind === 'ok' ? resolved.value.serviceLevelAgreement : null;
	const at = now.toUTC().toISO();
	return planDueDate(settings, agreement, { occurredAt: at, receivedAt: at }, now);
}

const leftToAutotask = 'No due date is sent: the ticket category or an SLA decides.';

function dueDateCheck({ dueDateTime, remarks }: PlannedDueDate): SetupCheck {
	const sent = dueDateTime === null ? [] : [`An alert of now would be due at ${dueDateTime}.`];
	const said = [...sent, ...remarks].join(' ');
	return passed('dueDate', said === '' ? leftToAutotask : said);
}

/** The names of what a ticket carries; what is chosen wrongly is told elsewhere and counts as set. */
function fieldsSet(
	{ given, resolved, additional, due }: Chosen,
	{ fields }: TicketSchema,
): readonly string[] {
	const chosen =
		additional.kind === 'ok'
			? Object.keys(additional.value.fields)
			: Object.keys(given).filter((name) => fields.has(name));
	const isDue = due.dueDateTime !== null;
	const settings =
		resolved.kind === 'ok'
			? Object.keys(resolved.value.fields)
			: ['status', 'priority', 'ticketCategory', 'queueID'];
	const always = ['companyID', 'title', 'description'];
	return uniq([...always, ...(isDue ? ['dueDateTime'] : []), ...chosen, ...settings]);
}

function requiredFieldsChecks(chosen: Chosen, schema: TicketSchema): readonly SetupCheck[] {
	const userDefined = requiredUserDefined(chosen.additional, schema);
	const named = checkFieldNames(fieldsSet(chosen, schema), schema);
	if (named.kind === 'fail') return [failedBy('requiredFields', named.failure), ...userDefined];
	return userDefined.length > 0
		? userDefined
		: [passed('requiredFields', 'Every field that Autotask requires is set.')];
}

function requiredUserDefined(
	additional: Checked<AdditionalFields>,
	schema: TicketSchema,
): readonly SetupCheck[] {
	if (additional.kind === 'fail') return [];
	const chosen = additional.value.userDefinedFields.map(({ name }) => name);
	const open = [...schema.userDefinedFields.values()]
		.filter(({ isRequired, name }) => isRequired && !chosen.includes(name))
		.map(({ name }) => `"${name}"`);
	if (open.length === 0) return [];
	const message = `Autotask requires the user-defined fields ${open.join(', ')}, for which nothing is chosen: unless they have a default, it refuses tickets.`;
	return [warning('requiredFields', message, 'Set them in the additional fields.')];
}

/** The longest value that the node writes there. */
const keyLength = 49;

function keyFieldCheck({ fields }: TicketSchema): SetupCheck {
	const field = fields.get('externalID');
	const remedy =
		'Check that the security level of the API user may edit tickets. Without this field alerts would be ticketed again and again.';
	if (field === undefined) {
		return failed('externalID', "Autotask's list of ticket fields holds no externalID.", remedy);
	}
	if (field.isReadOnly) {
		return failed('externalID', `${describeField(field)} is read-only for this API user.`, remedy);
	}
	if (field.length > 0 && field.length < keyLength) {
		const message = `${describeField(field)} takes ${field.length} characters; the key of an alert has ${keyLength}.`;
		return failed('externalID', message, remedy);
	}
	return passed('externalID', 'The API user may write the key of an alert to externalID.');
}
