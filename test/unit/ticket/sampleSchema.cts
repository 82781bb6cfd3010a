import type {
	FieldInfo,
	PicklistValue,
	TicketCategory,
	TicketSchema,
} from '../../../nodes/OfficeProtectAutotask/autotask/ticketSchema';

/** A plain ticket field; by default a text without stated length. */
export function field(name: string, changes: Partial<FieldInfo> = {}): FieldInfo {
	return {
		name,
		label: name,
		dataType: 'string',
		length: 0,
		isRequired: false,
		isReadOnly: false,
		referenceEntityType: null,
		picklist: null,
		picklistParentField: null,
		...changes,
	};
}

/** A picklist value from `id`, label and, for child picklists, the parent's id. */
export function choice(
	value: string,
	label: string,
	changes: Partial<PicklistValue> = {},
): PicklistValue {
	return {
		value,
		label,
		isDefault: false,
		isActive: true,
		sortOrder: 1,
		parentValue: null,
		...changes,
	};
}

/** A picklist field of whole numbers. */
export function picklist(
	name: string,
	label: string,
	values: readonly PicklistValue[],
	changes: Partial<FieldInfo> = {},
): FieldInfo {
	return field(name, { label, dataType: 'integer', picklist: values, ...changes });
}

export function category(id: number, changes: Partial<TicketCategory> = {}): TicketCategory {
	return {
		id,
		name: `Category ${id}`,
		isActive: true,
		isGlobalDefault: false,
		defaults: {
			status: null,
			priority: null,
			queueID: null,
			serviceLevelAgreementID: null,
			issueType: null,
			subIssueType: null,
			source: null,
			ticketType: null,
			billingCodeID: null,
		},
		...changes,
	};
}

export const noDefaults = category(0).defaults;

const fields: readonly FieldInfo[] = [
	field('id', { dataType: 'integer', isRequired: true, isReadOnly: true }),
	field('companyID', { dataType: 'integer', isRequired: true, referenceEntityType: 'Company' }),
	field('title', { length: 255, isRequired: true }),
	field('description', { length: 8000 }),
	field('externalID', { length: 50 }),
	field('ticketNumber', { length: 50 }),
	field('dueDateTime', { dataType: 'datetime' }),
	field('purchaseOrderNumber', { label: 'Purchase Order', length: 10 }),
	field('estimatedHours', { dataType: 'decimal' }),
	field('contactID', { dataType: 'integer', referenceEntityType: 'Contact' }),
	field('firstResponseDateTime', { dataType: 'datetime' }),
	field('isVisibleToComanaged', { dataType: 'boolean' }),
	field('createDate', { dataType: 'datetime', isReadOnly: true }),
	field('assignedResourceID', { dataType: 'integer', referenceEntityType: 'Resource' }),
	field('assignedResourceRoleID', { dataType: 'integer', referenceEntityType: 'Role' }),
	field('billingCodeID', { dataType: 'integer', referenceEntityType: 'BillingCode' }),
	picklist(
		'status',
		'Status',
		[
			choice('1', 'New'),
			choice('5', 'Complete'),
			choice('8', 'In Progress'),
			choice('12', 'Complete – No Notify'),
			choice('13', 'Old', { isActive: false }),
		],
		{ isRequired: true },
	),
	picklist(
		'priority',
		'Priority',
		[choice('1', 'High'), choice('2', 'Medium', { isDefault: true }), choice('3', 'Low')],
		{ isRequired: true },
	),
	picklist('ticketCategory', 'Ticket Category', [
		choice('3', 'Standard'),
		choice('112', 'Security'),
		choice('113', 'Retired', { isActive: true }),
	]),
	picklist('queueID', 'Queue', [choice('8', 'Monitoring Alert'), choice('9', 'Level II')]),
	picklist('serviceLevelAgreementID', 'SLA', [choice('1', 'Gold')]),
	picklist('source', 'Source', [choice('4', 'Email'), choice('-1', 'Client Portal')]),
	picklist('ticketType', 'Ticket Type', [choice('5', 'Alert', { isActive: false })]),
	picklist('issueType', 'Issue Type', [
		choice('10', 'Hardware'),
		choice('11', 'Network'),
		choice('12', 'Gone', { isActive: false }),
	]),
	picklist(
		'subIssueType',
		'Sub-Issue Type',
		[
			choice('104', 'Printer', { parentValue: '10' }),
			choice('105', 'Other', { parentValue: '10' }),
			choice('106', 'Other', { parentValue: '11' }),
			choice('107', 'Firewall/VPN', { parentValue: '11' }),
			choice('108', 'Fax', { parentValue: '12' }),
			choice('109', 'Anywhere'),
		],
		{ picklistParentField: 'issueType' },
	),
];

const userDefinedFields: readonly FieldInfo[] = [
	field('Office Protect Event', { length: 20 }),
	field('Severity', { picklist: [choice('a', 'Severe'), choice('b', 'Mild')] }),
	field('Reviewed On', { dataType: 'datetime' }),
	field('Score', { dataType: 'decimal' }),
];

/** A synthetic ticket schema; given fields replace those of the same name. */
export function sampleSchema(
	changes: {
		fields?: readonly FieldInfo[];
		without?: readonly string[];
		categories?: readonly TicketCategory[];
	} = {},
): TicketSchema {
	const all = [...fields, ...(changes.fields ?? [])].filter(
		({ name }) => !(changes.without ?? []).includes(name),
	);
	const categories = changes.categories ?? [category(3), category(112)];
	return {
		fields: new Map(all.map((info) => [info.name, info])),
		userDefinedFields: new Map(userDefinedFields.map((info) => [info.name, info])),
		categories: new Map(categories.map((info) => [info.id, info])),
	};
}
