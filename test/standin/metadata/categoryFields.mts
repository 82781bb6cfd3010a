import {
	issueTypes,
	priorities,
	queues,
	serviceLevelAgreements,
	sources,
	statuses,
	subIssueTypes,
	ticketTypes,
} from '../seed/picklists.mts';
import { key, picklist, real, reference, required, text, time, truth, whole } from './field.mts';
import type { FieldDefinition } from './field.mts';

export const categoryFields: readonly FieldDefinition[] = [
	key(),
	text('name', 30, required),
	text('nickname', 3, { unset: '' }),
	whole('displayColorRGB'),
	truth('isActive'),
	truth('isApiOnly', { isReadOnly: true }),
	truth('isGlobalDefault'),
];

/** Named otherwise than on the ticket: sourceID, ticketTypeID, issueTypeID, workTypeID. */
export const categoryDefaultFields: readonly FieldDefinition[] = [
	key(),
	reference('ticketCategoryID', 'TicketCategory', required),
	text('title', 255, { unset: '' }),
	text('description', 8000, { unset: '' }),
	text('resolution', 8000, { unset: '' }),
	text('purchaseOrderNumber', 50, { unset: '' }),
	picklist('status', statuses),
	picklist('priority', priorities),
	picklist('queueID', queues),
	picklist('sourceID', sources),
	picklist('ticketTypeID', ticketTypes),
	picklist('issueTypeID', issueTypes),
	picklist('subIssueTypeID', subIssueTypes, { parentField: 'issueTypeID' }),
	picklist('serviceLevelAgreementID', serviceLevelAgreements),
	reference('workTypeID', 'BillingCode'),
	reference('organizationalLevelAssociationID', 'OrganizationalLevelAssociation'),
	real('estimatedHours'),
];

export const historyFields: readonly FieldDefinition[] = [
	key(),
	text('action', 100),
	text('detail', 8000),
	time('date'),
	reference('resourceID', 'Resource'),
	reference('ticketID', 'Ticket'),
];
