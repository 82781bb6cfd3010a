import type { Access } from '../access.mts';
import type { Switches } from '../switches.mts';
import type { Entity, Operation } from './entities.mts';
import type { FieldDefinition, PicklistEntry } from './field.mts';
import type { UserDefinedField } from './userDefinedFields.mts';

const levels: readonly Access[] = ['None', 'All', 'Restricted'];

/** The answer of `entityInformation`: what the entity offers, and what this user may do with it. */
export function entityInformation(
	entity: Entity,
	access: (operation: Operation) => Access,
	form: Switches['accessLevelForm'],
): object {
	const level = (operation: Operation): Access | number => {
		const name = entity.offers.includes(operation) ? access(operation) : 'None';
		return form === 'words' ? name : levels.indexOf(name);
	};
	return {
		info: {
			name: entity.name,
			canCreate: entity.offers.includes('create'),
			canDelete: entity.offers.includes('delete'),
			canQuery: entity.offers.includes('query'),
			canUpdate: entity.offers.includes('update'),
			userAccessForCreate: level('create'),
			userAccessForDelete: level('delete'),
			userAccessForQuery: level('query'),
			userAccessForUpdate: level('update'),
			hasUserDefinedFields: entity.userDefinedFields !== null,
			supportsWebhookCallouts: entity.name === 'Tickets' || entity.name === 'Companies',
		},
	};
}

export function fieldInformation(entity: Entity, switches: Switches): object {
	return { fields: [...entity.fields.values()].map((field) => describeField(field, switches)) };
}

function describeField(field: FieldDefinition, switches: Switches): object {
	return {
		name: field.name,
		dataType: field.dataType,
		length: field.length,
		isRequired: field.isRequired,
		isReadOnly: field.isReadOnly,
		isQueryable: field.isQueryable,
		isReference: field.references !== '',
		referenceEntityType: field.references,
		isPickList: field.picklist !== null,
		picklistValues: describePicklist(field.picklist, switches),
		picklistParentValueField: field.parentField,
		isSupportedWebhookField: false,
	};
}

export function userDefinedFieldInformation(entity: Entity, switches: Switches): object {
	const fields = entity.userDefinedFields ?? [];
	return { fields: fields.map((field) => describeUserDefinedField(field, switches)) };
}

function describeUserDefinedField(field: UserDefinedField, switches: Switches): object {
	return {
		name: field.name,
		label: field.name,
		type: field.type,
		length: field.length,
		description: field.description,
		isRequired: field.isRequired,
		isReadOnly: false,
		isQueryable: true,
		isReference: false,
		referenceEntityType: '',
		isPickList: field.picklist !== null,
		picklistValues: describePicklist(field.picklist, switches),
		picklistParentValueField: '',
		defaultValue: field.defaultValue,
		isSupportedWebhookField: false,
	};
}

function describePicklist(
	entries: readonly PicklistEntry[] | null,
	switches: Switches,
): readonly object[] | null {
	if (entries === null) return null;
	return entries.map((entry, index) => ({
		value: switches.picklistValueForm === 'text' ? String(entry.value) : entry.value,
		label: entry.label,
		isDefaultValue: entry.isDefault,
		sortOrder: index + 1,
		parentValue: entry.parent === null ? '' : String(entry.parent),
		isActive: entry.isActive,
		isSystem: entry.isSystem,
	}));
}
