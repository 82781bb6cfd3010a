import { z } from 'zod';
import type { AutotaskClient, Schema } from './client';
import { fieldsReply } from './fields';
import { text, truth, whole, wholeOrNull } from './replies';
import type { TicketCategory, TicketSchema } from './ticketSchema';
import { mapOk } from './verdict';
import type { Verdict } from './verdict';

/** Fields of tickets, their picklists, the ticket categories and what each fills in. */
export async function loadTicketSchema(client: AutotaskClient): Promise<Verdict<TicketSchema>> {
	const [fields, userDefined, categories, defaults] = await Promise.all([
		client.get('Tickets/entityInformation/fields', fieldsReply),
		client.get('Tickets/entityInformation/userDefinedFields', fieldsReply),
		client.query('TicketCategories', everything(categoryFields), category),
		client.query('TicketCategoryFieldDefaults', everything(defaultsFields), categoryDefaults),
	]);
	if (fields.kind !== 'ok') return fields;
	if (userDefined.kind !== 'ok') return userDefined;
	if (categories.kind !== 'ok') return categories;
	if (defaults.kind !== 'ok') return defaults;
	const defaultsOf = new Map(
		defaults.value.map(({ ticketCategoryID, ...rest }) => [ticketCategoryID, rest]),
	);
	return {
		kind: 'ok',
		value: {
			fields: new Map(fields.value.map((field) => [field.name, field])),
			userDefinedFields: new Map(userDefined.value.map((field) => [field.name, field])),
			categories: new Map(
				categories.value.map((row) => [
					row.id,
					{ ...row, defaults: defaultsOf.get(row.id) ?? noDefaults },
				]),
			),
		},
	};
}

const everything = (includeFields: readonly string[]) => ({
	filter: [{ op: 'gte', field: 'id', value: 0 }] as const,
	includeFields,
});

const categoryFields = ['id', 'name', 'isActive', 'isGlobalDefault'];
const category: Schema<Omit<TicketCategory, 'defaults'>> = z.object({
	id: whole,
	name: text.transform((name) => name ?? ''),
	isActive: truth,
	isGlobalDefault: truth,
});

const noDefaults: TicketCategory['defaults'] = {
	status: null,
	priority: null,
	queueID: null,
	serviceLevelAgreementID: null,
	issueType: null,
	subIssueType: null,
	source: null,
	ticketType: null,
	billingCodeID: null,
};

const defaultsFields = [
	'ticketCategoryID',
	'status',
	'priority',
	'queueID',
	'serviceLevelAgreementID',
	'issueTypeID',
	'subIssueTypeID',
	'sourceID',
	'ticketTypeID',
	'workTypeID',
];

/** Some fields have other names here than on the ticket. */
const categoryDefaults: Schema<TicketCategory['defaults'] & { readonly ticketCategoryID: number }> =
	z
		.object({
			ticketCategoryID: whole,
			status: wholeOrNull,
			priority: wholeOrNull,
			queueID: wholeOrNull,
			serviceLevelAgreementID: wholeOrNull,
			issueTypeID: wholeOrNull,
			subIssueTypeID: wholeOrNull,
			sourceID: wholeOrNull,
			ticketTypeID: wholeOrNull,
			workTypeID: wholeOrNull,
		})
		.transform(({ issueTypeID, subIssueTypeID, sourceID, ticketTypeID, workTypeID, ...same }) => ({
			...same,
			issueType: issueTypeID,
			subIssueType: subIssueTypeID,
			source: sourceID,
			ticketType: ticketTypeID,
			billingCodeID: workTypeID,
		}));

type AccessLevel = 'none' | 'all' | 'restricted';

/** What the API user may do with an entity. */
export interface EntityAccess {
	readonly query: AccessLevel;
	readonly create: AccessLevel;
	readonly update: AccessLevel;
}

/** The words are what the wire shows, the numbers what the documentation names. */
const accessLevels: Readonly<Record<string, AccessLevel>> = {
	none: 'none',
	all: 'all',
	restricted: 'restricted',
	'0': 'none',
	'1': 'all',
	'2': 'restricted',
};

/** A level that is missing or unknown does not stand in the way: the call itself will tell. */
const accessLevel = text.transform((level) => accessLevels[(level ?? '').toLowerCase()] ?? 'all');

/** The answer of `{entity}/entityInformation`. */
export const accessReply: Schema<EntityAccess> = z
	.object({
		info: z.object({
			userAccessForQuery: accessLevel,
			userAccessForCreate: accessLevel,
			userAccessForUpdate: accessLevel,
		}),
	})
	.transform(({ info }) => ({
		query: info.userAccessForQuery,
		create: info.userAccessForCreate,
		update: info.userAccessForUpdate,
	}));

/** The access of the API user to an entity, such as `Tickets`. */
export async function loadAccess(
	client: AutotaskClient,
	entity: string,
): Promise<Verdict<EntityAccess>> {
	return client.get(`${entity}/entityInformation`, accessReply);
}

/**
 * Whether queries may answer with fewer tickets or notes than there are. Both tell what has been
 * ticketed already, so the alerts of those that are hidden would be ticketed again and again.
 */
export async function isQueryRestricted(client: AutotaskClient): Promise<Verdict<boolean>> {
	const [tickets, notes] = await Promise.all([
		loadAccess(client, 'Tickets'),
		loadAccess(client, 'TicketNotes'),
	]);
	if (tickets.kind !== 'ok') return tickets;
	return mapOk(
		notes,
		({ query }) => query === 'restricted' || tickets.value.query === 'restricted',
	);
}
