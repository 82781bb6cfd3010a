import type { Account } from '../accounts.mts';
import type { CellValue } from '../adminApi.mts';
import { completeStatuses } from '../seed/picklists.mts';
import { rowsOf } from '../store/database.mts';
import type { Row } from '../store/table.mts';
import { serverTime } from '../wire/dates.mts';
import { readSent } from '../wire/input.mts';
import type { JsonObject } from '../wire/lenientJson.mts';
import type { World } from '../world.mts';
import { activity, changeTicket, completion, writeHistory } from './change.mts';
import { checkAssignment } from './assignmentRules.mts';
import { isSet, numberOf } from './draft.mts';
import type { Draft, ReadonlyDraft } from './draft.mts';
import { dueDates } from './dueDate.mts';
import { findOriginal, mergeInto } from './duplicates.mts';
import { checkFields, errorOf } from './fieldRules.mts';
import { checkReferences } from './referenceRules.mts';
import { checkUserDefined } from './userDefinedRules.mts';
import { startWorkflow } from './workflow.mts';

/** What the create of a ticket answers as the id; null = none. */
export function createTicket(
	world: World,
	account: Account,
	body: JsonObject,
	impersonated: number | null,
): number | null {
	const entity = world.entities.Tickets;
	const { switches } = world;
	const { fields, userDefined } = readSent(entity, body, switches);
	const draft = withDefaults(world, { ...fields });
	const sent = new Set(Object.keys(draft));
	checkFields({ entity, draft, sent, switches, isUpdate: false });
	checkCategoryRules(world, draft);
	checkReferences(world, entity, draft, sent);
	checkAssignment(world, draft);
	checkUserDefined(entity, userDefined, switches);
	const now = serverTime(switches);
	const dates = dueDates(world, draft, now);
	const people = {
		creatorResourceID: impersonated ?? account.resourceId,
		impersonatorCreatorResourceID: impersonated === null ? null : account.resourceId,
	};
	const userDefinedFields = { userDefinedFields: userDefined };
	const row = newRow(world, { ...draft, ...dates, ...people, ...userDefinedFields }, now);
	return commit(world, row, account.resourceId);
}

function withDefaults(world: World, draft: Draft): Draft {
	delete draft['ticketNumber'];
	const category = numberOf(draft, 'ticketCategory') ?? omittedCategory(world);
	if (category !== null) draft['ticketCategory'] = category;
	if (world.switches.externalIdStored !== 'always') delete draft['externalID'];
	if (world.switches.categoryDefaults === 'dueDateOnly') return draft;
	const defaults = rowsOf(world.database.tables.TicketCategoryFieldDefaults);
	const row = defaults.find((candidate) => candidate['ticketCategoryID'] === category);
	for (const [from, to] of defaultNames) {
		const value = row?.[from];
		if (value !== undefined && isSet(value) && !isSet(draft[to])) draft[to] = value;
	}
	return draft;
}

/** Names of the category's field defaults and of the ticket fields that they are for. */
const defaultNames: readonly (readonly [from: string, to: string])[] = [
	['title', 'title'],
	['description', 'description'],
	['resolution', 'resolution'],
	['status', 'status'],
	['priority', 'priority'],
	['queueID', 'queueID'],
	['sourceID', 'source'],
	['ticketTypeID', 'ticketType'],
	['issueTypeID', 'issueType'],
	['subIssueTypeID', 'subIssueType'],
	['serviceLevelAgreementID', 'serviceLevelAgreementID'],
	['workTypeID', 'billingCodeID'],
	['estimatedHours', 'estimatedHours'],
	['purchaseOrderNumber', 'purchaseOrderNumber'],
];

function omittedCategory(world: World): number | null {
	switch (world.switches.omittedCategory) {
		case 'apiUserDefault':
			return world.switches.apiUserDefaultCategory;
		case 'globalDefault': {
			const rows = rowsOf(world.database.tables.TicketCategories);
			return rows.find((row) => row['isGlobalDefault'] === true)?.id ?? null;
		}
		case 'none':
			return null;
	}
}

function checkCategoryRules(world: World, draft: ReadonlyDraft): void {
	const { switches } = world;
	const rules = world.database.categoryRules(draft['ticketCategory']);
	const missing = rules.requiredFields.find((name) => !isSet(draft[name]));
	if (missing !== undefined) throw errorOf(`${missing} is required`, switches);
	if (switches.billingCodeRequired && !isSet(draft['billingCodeID'])) {
		throw errorOf('Missing Required Field: billingCodeID', switches);
	}
	const isClosed = completeStatuses.has(numberOf(draft, 'status') ?? 0);
	if (isClosed && switches.closedStatusOnCreate === 'rejected') {
		throw errorOf('A ticket cannot be created with a complete status', switches);
	}
}

function newRow(world: World, draft: ReadonlyDraft, now: string): Row {
	const creator = numberOf(draft, 'creatorResourceID') ?? 0;
	return {
		...unset(world),
		isAssignedToComanaged: false,
		isVisibleToComanaged: false,
		...draft,
		...completion(null, draft['status'], now, creator),
		...activity(now, creator),
		id: world.database.tables.Tickets.takeId(),
		ticketNumber: world.database.nextTicketNumber(now),
		createDate: now,
		creatorType: 1,
	};
}

function unset(world: World): Readonly<Record<string, CellValue>> {
	const fields = [...world.entities.Tickets.fields.values()];
	return Object.fromEntries(fields.map((field) => [field.name, field.unset]));
}

function commit(world: World, row: Row, resourceId: number): number | null {
	const original = findOriginal(world, row);
	if (original !== null) {
		const { itemId, staysComplete } = mergeInto(world, original, row, resourceId);
		if (!staysComplete) return itemId;
		world.database.tables.Tickets.insert(row);
		changeTicket(world, row.id, { status: 5 }, resourceId);
		return itemId;
	}
	world.database.tables.Tickets.insert(row);
	writeHistory(world, row.id, 'Created', '', resourceId);
	startWorkflow(world, row);
	return row.id;
}
