import { sortBy } from 'lodash';
import type { ResourceMapperField } from 'n8n-workflow';
import type { FieldInfo, TicketSchema } from '../autotask/ticketSchema';
import { ownFields, setElsewhere } from '../ticket/additionalFields';
import { picklistParent } from '../ticket/picklistParent';
import { userDefinedName } from '../ticket/userDefinedName';
import { childPicklistOptions, picklistOptions } from './picklistOptions';

const notOffered = new Set([...ownFields, ...setElsewhere]);

/** The writable ticket fields as columns of the resource mapper, user-defined ones at the end. */
export function ticketColumns(schema: TicketSchema): ResourceMapperField[] {
	const fields = [...schema.fields.values()].filter(
		(field) => isWritable(field) && !notOffered.has(field.name.toLowerCase()),
	);
	const userDefined = [...schema.userDefinedFields.values()].filter(isWritable);
	return [
		...byLabel(fields.map((field) => column(field, field.name, labelOf(field, schema), schema))),
		...byLabel(
			userDefined.map((field) =>
				column(field, userDefinedName(field.name), `${field.label} (User-Defined)`, schema),
			),
		),
	];
}

function isWritable({ isReadOnly }: FieldInfo): boolean {
	return !isReadOnly;
}

function column(
	field: FieldInfo,
	id: string,
	displayName: string,
	schema: TicketSchema,
): ResourceMapperField {
	return {
		id,
		displayName,
		required: field.isRequired,
		removed: !field.isRequired,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		...typeOf(field, schema),
	};
}

function typeOf(
	field: FieldInfo,
	schema: TicketSchema,
): Pick<ResourceMapperField, 'type' | 'options'> {
	if (field.picklist !== null) {
		const parents = picklistParent(field, schema)?.picklist ?? null;
		const options =
			parents === null
				? picklistOptions(field.picklist)
				: childPicklistOptions(field.picklist, parents);
		return { type: 'options', options };
	}
	switch (field.dataType) {
		case 'integer':
		case 'decimal':
			return { type: 'number' };
		case 'boolean':
			return { type: 'boolean' };
		case 'datetime':
			return { type: 'dateTime' };
		case 'string':
			return { type: 'string' };
	}
}

/** Where the name of a field, taken apart, is not what Autotask's own screens say. */
const screenLabels: ReadonlyMap<string, string> = new Map([
	['apivendorid', 'API Vendor'],
	['problemticketid', 'Problem Ticket ID'],
	['rmastatus', 'RMA Status'],
	['rmatype', 'RMA Type'],
	['rmmalertid', 'RMM Alert ID'],
	['servicelevelagreementid', 'Service Level Agreement'],
	['subissuetype', 'Sub-Issue Type'],
]);

function labelOf(field: FieldInfo, schema: TicketSchema): string {
	const label = screenLabels.get(field.name.toLowerCase()) ?? field.label;
	const parent = picklistParent(field, schema);
	if (parent !== null) return `${labelOf(parent, schema)} › ${label}`;
	const isReference = field.referenceEntityType !== null && field.picklist === null;
	return isReference && !/\bID$/i.test(label) ? `${label} ID` : label;
}

function byLabel(columns: readonly ResourceMapperField[]): ResourceMapperField[] {
	return sortBy(columns, ({ displayName }) => displayName.toLowerCase());
}
