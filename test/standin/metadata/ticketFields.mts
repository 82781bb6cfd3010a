import * as lists from '../seed/picklists.mts';
import {
	computed,
	entry,
	key,
	long,
	picklist,
	real,
	reference,
	required,
	text,
	time,
	truth,
} from './field.mts';
import type { FieldDefinition, PicklistEntry } from './field.mts';

const hidden = { isReadOnly: true, isQueryable: false } as const;
const personTypes = [entry(1, 'Resource'), entry(2, 'Contact')];
const thermometer = [1, 2, 3, 4, 5].map((rating) => entry(rating, String(rating)));

/**
 * All fields of a ticket, in the order of the metadata. The category picklist is the tenant's own.
 * A ticket number is not flagged read-only, as seen on live metadata.
 */
export function ticketFields(categories: readonly PicklistEntry[]): readonly FieldDefinition[] {
	return [...mainFields(categories), ...changeAndContractFields, ...activityFields, ...dateFields];
}

function mainFields(categories: readonly PicklistEntry[]): readonly FieldDefinition[] {
	return [
		key(),
		text('title', 255, required),
		reference('companyID', 'Company', required),
		picklist('priority', lists.priorities, required),
		picklist('status', lists.statuses, required),
		text('description', 8000),
		text('resolution', 32000, { unset: '' }),
		text('externalID', 50, { unset: '' }),
		text('purchaseOrderNumber', 50, { unset: '' }),
		text('ticketNumber', 50),
		text('rmmAlertID', 50, computed),
		time('dueDateTime'),
		picklist('queueID', lists.queues),
		reference('assignedResourceID', 'Resource'),
		reference('assignedResourceRoleID', 'Role'),
		picklist('ticketCategory', categories),
		picklist('ticketType', lists.ticketTypes),
		picklist('source', lists.sources),
		picklist('issueType', lists.issueTypes),
		picklist('subIssueType', lists.subIssueTypes, { parentField: 'issueType' }),
		picklist('serviceLevelAgreementID', lists.serviceLevelAgreements),
		reference('contactID', 'Contact'),
		reference('companyLocationID', 'CompanyLocation'),
		reference('configurationItemID', 'ConfigurationItem'),
		reference('billingCodeID', 'BillingCode'),
		real('estimatedHours'),
		real('hoursToBeScheduled', computed),
	];
}

const changeAndContractFields: readonly FieldDefinition[] = [
	picklist('apiVendorID', [entry(1, 'Stand-In Vendor')]),
	picklist('changeApprovalBoard', [entry(1, 'Change Board')]),
	picklist('changeApprovalStatus', [entry(1, 'Not Assigned'), entry(2, 'Requested')]),
	picklist('changeApprovalType', [entry(1, 'All'), entry(2, 'One')]),
	text('changeInfoField1', 8000),
	text('changeInfoField2', 8000),
	text('changeInfoField3', 8000),
	text('changeInfoField4', 8000),
	text('changeInfoField5', 8000),
	reference('contractID', 'Contract'),
	long('contractServiceBundleID', { references: 'ContractServiceBundle' }),
	long('contractServiceID', { references: 'ContractService' }),
	long('monitorID'),
	picklist('monitorTypeID', [entry(1, 'Online Help')]),
	reference('opportunityID', 'Opportunity'),
	reference('organizationalLevelAssociationID', 'OrganizationalLevelAssociation'),
	reference('problemTicketId', 'Ticket'),
	reference('projectID', 'Project'),
	picklist('rmaStatus', [entry(1, 'Open')], computed),
	picklist('rmaType', [entry(1, 'Repair')], computed),
	truth('isAssignedToComanaged'),
	truth('isVisibleToComanaged'),
];

const activityFields: readonly FieldDefinition[] = [
	reference('creatorResourceID', 'Resource', computed),
	picklist('creatorType', personTypes, hidden),
	reference('createdByContactID', 'Contact', computed),
	reference('impersonatorCreatorResourceID', 'Resource', computed),
	reference('completedByResourceID', 'Resource', computed),
	reference('lastActivityResourceID', 'Resource', computed),
	picklist('lastActivityPersonType', personTypes, hidden),
	reference('firstResponseAssignedResourceID', 'Resource', computed),
	reference('firstResponseInitiatingResourceID', 'Resource', computed),
	picklist('currentServiceThermometerRating', thermometer),
	picklist('previousServiceThermometerRating', thermometer, computed),
	picklist('serviceThermometerTemperature', thermometer, computed),
	truth('serviceLevelAgreementHasBeenMet', computed),
	real('serviceLevelAgreementPausedNextEventHours', hidden),
];

const dateFields: readonly FieldDefinition[] = [
	'createDate',
	'completedDate',
	'lastActivityDate',
	'lastCustomerNotificationDateTime',
	'lastCustomerVisibleActivityDateTime',
	'lastTrackedModificationDateTime',
	'firstResponseDateTime',
	'firstResponseDueDateTime',
	'resolutionPlanDateTime',
	'resolutionPlanDueDateTime',
	'resolvedDateTime',
	'resolvedDueDateTime',
].map((name) => time(name, computed));
