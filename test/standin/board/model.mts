import type { FieldDefinition } from '../metadata/field.mts';
import type { Entry, Row } from '../store/table.mts';
import type { World } from '../world.mts';
import { userDefinedOf } from '../store/userDefined.mts';

/** What the board shows of a ticket: labels instead of ids, texts instead of nulls. */
export type Card = {
	readonly id: number;
	readonly number: string;
	readonly title: string;
	readonly company: string;
	readonly status: string;
	readonly isComplete: boolean;
	readonly priority: string;
	/** Word for the colour: the priority's label in lower case. */
	readonly severity: string;
	readonly description: string;
	readonly resolution: string;
	readonly externalId: string;
	readonly created: string;
	readonly assignee: string;
	readonly facts: readonly Fact[];
	readonly notes: readonly NoteCard[];
};
export type Fact = { readonly name: string; readonly value: string };
export type NoteCard = {
	readonly title: string;
	readonly text: string;
	readonly type: string;
	readonly publish: string;
	readonly isForCustomer: boolean;
	readonly author: string;
	readonly created: string;
};

export function cardOf(world: World, { row }: Entry): Card {
	const label = (field: string): string => labelOf(world, 'Tickets', row, field);
	const priority = label('priority');
	return {
		id: row.id,
		number: textOf(row['ticketNumber']),
		title: textOf(row['title']),
		company: companyName(world, row['companyID']),
		status: label('status'),
		isComplete: row['completedDate'] !== null,
		priority,
		severity: priority.toLowerCase(),
		description: textOf(row['description']),
		resolution: textOf(row['resolution']),
		externalId: textOf(row['externalID']),
		created: timeOf(row['createDate']),
		assignee: resourceName(world, row['assignedResourceID']),
		facts: factsOf(world, row).filter(({ value }) => value !== ''),
		notes: notesOf(world, row.id),
	};
}

function factsOf(world: World, row: Row): readonly Fact[] {
	const label = (field: string): string => labelOf(world, 'Tickets', row, field);
	const issue = [label('issueType'), label('subIssueType')].filter((text) => text !== '');
	return [
		{ name: 'Queue', value: label('queueID') },
		{ name: 'Assigned to', value: resourceName(world, row['assignedResourceID']) },
		{ name: 'Category', value: label('ticketCategory') },
		{ name: 'Type', value: label('ticketType') },
		{ name: 'Issue', value: issue.join(' / ') },
		{ name: 'Source', value: label('source') },
		{ name: 'Service level', value: label('serviceLevelAgreementID') },
		{ name: 'Due', value: timeOf(row['dueDateTime']) },
		{ name: 'Completed', value: timeOf(row['completedDate']) },
		{ name: 'Last activity', value: activityOf(world, row) },
		...userDefinedFacts(row),
	];
}

function userDefinedFacts(row: Row): readonly Fact[] {
	return userDefinedOf(row).map(({ name, value }) => ({
		name,
		value: value ?? '',
	}));
}

function activityOf(world: World, row: Row): string {
	const who = resourceName(world, row['lastActivityResourceID']);
	return [timeOf(row['lastActivityDate']), who].filter((text) => text !== '').join(', ');
}

function notesOf(world: World, ticketId: number): readonly NoteCard[] {
	const { TicketNotes } = world.database.tables;
	const rows = [...TicketNotes.idsByNumber('ticketID', ticketId)].flatMap(
		(id) => TicketNotes.get(id) ?? [],
	);
	return rows.map((row) => ({
		title: textOf(row['title']),
		text: textOf(row['description']),
		type: labelOf(world, 'TicketNotes', row, 'noteType'),
		publish: labelOf(world, 'TicketNotes', row, 'publish'),
		isForCustomer: row['publish'] === 1,
		author: resourceName(world, row['creatorResourceID']),
		created: timeOf(row['createDateTime']),
	}));
}

function labelOf(world: World, name: 'Tickets' | 'TicketNotes', row: Row, field: string): string {
	const definition: FieldDefinition | undefined = world.entities[name].fields.get(
		field.toLowerCase(),
	);
	const value = row[field];
	const entry = definition?.picklist?.find((candidate) => candidate.value === value);
	return entry?.label ?? textOf(value);
}

export function companyName(world: World, id: unknown): string {
	const company = typeof id === 'number' ? world.database.tables.Companies.get(id) : undefined;
	return company === undefined ? `Company ${textOf(id)}` : textOf(company['companyName']);
}

function resourceName(world: World, id: unknown): string {
	const resource = typeof id === 'number' ? world.database.tables.Resources.get(id) : undefined;
	return resource === undefined
		? textOf(id)
		: `${textOf(resource['firstName'])} ${textOf(resource['lastName'])}`;
}

function timeOf(value: unknown): string {
	return typeof value === 'string' ? `${value.slice(0, 10)} ${value.slice(11, 16)} UTC` : '';
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
