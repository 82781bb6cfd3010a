import type { Switches } from '../switches.mts';
import { categoryDefaultFields, categoryFields, historyFields } from './categoryFields.mts';
import { companyFields } from './companyFields.mts';
import type { FieldDefinition, PicklistEntry } from './field.mts';
import { noteFields } from './noteFields.mts';
import {
	contactFields,
	resourceFields,
	resourceRoleFields,
	resourceServiceDeskRoleFields,
} from './peopleFields.mts';
import { ticketFields } from './ticketFields.mts';
import { companyUserDefinedFields, ticketUserDefinedFields } from './userDefinedFields.mts';
import type { UserDefinedField } from './userDefinedFields.mts';

export const entityNames = [
	'Companies',
	'Contacts',
	'ResourceRoles',
	'ResourceServiceDeskRoles',
	'Resources',
	'TicketCategories',
	'TicketCategoryFieldDefaults',
	'TicketHistory',
	'TicketNotes',
	'Tickets',
] as const;
export type EntityName = (typeof entityNames)[number];
export type Operation = 'query' | 'create' | 'update' | 'delete';

export type Entity = {
	readonly name: EntityName;
	/** The name that error texts use. */
	readonly singular: string;
	readonly fields: ReadonlyMap<string, FieldDefinition>;
	readonly userDefinedFields: readonly UserDefinedField[] | null;
	/** What the API offers for the entity at all, whoever asks. */
	readonly offers: readonly Operation[];
};

export type Entities = Readonly<Record<EntityName, Entity>>;

/** The entities' metadata as the switches and the tenant's ticket categories make it. */
export function describeEntities(
	switches: Switches,
	categories: readonly PicklistEntry[],
): Entities {
	const read: readonly Operation[] = ['query'];
	const tickets = ticketFields(categories).map((field) =>
		field.name === 'externalID' ? { ...field, isQueryable: switches.externalIdQueryable } : field,
	);
	const udfs = ticketUserDefinedFields(switches.requiredUserDefinedField);
	const notes = noteFields(switches.noteTitleRequired);
	return {
		Companies: entity('Companies', 'Company', companyFields, read, companyUserDefinedFields),
		Contacts: entity('Contacts', 'Contact', contactFields, read, []),
		ResourceRoles: entity('ResourceRoles', 'ResourceRole', resourceRoleFields, read),
		ResourceServiceDeskRoles: entity(
			'ResourceServiceDeskRoles',
			'ResourceServiceDeskRole',
			resourceServiceDeskRoleFields,
			read,
		),
		Resources: entity('Resources', 'Resource', resourceFields, read),
		TicketCategories: entity('TicketCategories', 'TicketCategory', categoryFields, read),
		TicketCategoryFieldDefaults: entity(
			'TicketCategoryFieldDefaults',
			'TicketCategoryFieldDefaults',
			categoryDefaultFields,
			read,
		),
		TicketHistory: entity('TicketHistory', 'TicketHistory', historyFields, read),
		TicketNotes: entity('TicketNotes', 'TicketNote', notes, ['query', 'create', 'update']),
		Tickets: entity('Tickets', 'Ticket', tickets, ['query', 'create', 'update'], udfs),
	};
}

function entity(
	name: EntityName,
	singular: string,
	fields: readonly FieldDefinition[],
	offers: readonly Operation[],
	userDefinedFields: readonly UserDefinedField[] | null = null,
): Entity {
	const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
	return { name, singular, fields: byName, offers, userDefinedFields };
}

/** The field of that name, upper or lower case. */
export function findField(entity: Entity, name: string): FieldDefinition | undefined {
	return entity.fields.get(name.toLowerCase());
}
