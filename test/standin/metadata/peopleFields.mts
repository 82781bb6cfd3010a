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
	whole,
} from './field.mts';
import type { FieldDefinition } from './field.mts';

const blank = { unset: '' } as const;

const contactTexts: readonly string[] = [
	'additionalAddressInformation',
	'addressLine',
	'addressLine1',
	'alternatePhone',
	'city',
	'emailAddress2',
	'emailAddress3',
	'extension',
	'facebookUrl',
	'faxNumber',
	'linkedInUrl',
	'middleInitial',
	'mobilePhone',
	'note',
	'phone',
	'roomNumber',
	'state',
	'title',
	'twitterUrl',
	'zipCode',
];
const contactSwitches: readonly string[] = [
	'isOptedOutFromBulkEmail',
	'receivesEmailNotifications',
	'primaryContact',
	'billingContact',
	'solicitationOptOut',
	'surveyOptOut',
];

export const contactFields: readonly FieldDefinition[] = [
	key(),
	reference('companyID', 'Company', required),
	text('firstName', 50, required),
	text('lastName', 50, { ...required, unset: '' }),
	whole('isActive', required),
	text('emailAddress', 254, blank),
	text('externalID', 50, blank),
	reference('companyLocationID', 'CompanyLocation'),
	reference('impersonatorCreatorResourceID', 'Resource', computed),
	picklist('apiVendorID', [entry(1, 'Stand-In Vendor')]),
	picklist('namePrefix', [entry(1, 'Mr.'), entry(2, 'Ms.')]),
	picklist('nameSuffix', [entry(1, 'Jr.')]),
	whole('countryID'),
	...contactTexts.map((name) => text(name, 128, blank)),
	...['bulkEmailOptOutTime', 'createDate', 'lastActivityDate', 'lastModifiedDate'].map((name) =>
		time(name, computed),
	),
	time('solicitationOptOutTime', computed),
	...contactSwitches.map((name) => truth(name)),
];

const resourceTexts: readonly string[] = [
	'accountingReferenceID',
	'dateFormat',
	'email2',
	'email3',
	'emailTypeCode',
	'emailTypeCode2',
	'emailTypeCode3',
	'gender',
	'homePhone',
	'initials',
	'middleName',
	'mobilePhone',
	'numberFormat',
	'officeExtension',
	'officePhone',
	'payrollIdentifier',
	'resourceType',
	'timeFormat',
	'title',
	'travelAvailabilityPct',
];

export const resourceFields: readonly FieldDefinition[] = [
	key(),
	text('firstName', 50, required),
	text('lastName', 50, required),
	text('email', 254, required),
	text('userName', 32, required),
	truth('isActive', required),
	picklist('userType', [entry(10, 'Full Access'), entry(17, 'API User (system)')]),
	picklist('licenseType', [entry(1, 'Professional'), entry(7, 'API User')]),
	long('defaultServiceDeskRoleID', { references: 'Role' }),
	picklist('greeting', [entry(1, 'Mr.'), entry(2, 'Ms.')]),
	picklist('locationID', [entry(1, 'Headquarters')]),
	picklist('payrollType', [entry(1, 'Salary')]),
	picklist('suffix', [entry(1, 'Jr.')]),
	time('hireDate'),
	real('internalCost'),
	real('surveyResourceRating', computed),
	...resourceTexts.map((name) => text(name, 50, blank)),
];

export const resourceRoleFields: readonly FieldDefinition[] = [
	key(),
	long('departmentID', { references: 'Department' }),
	truth('isActive'),
	long('queueID'),
	long('resourceID', { references: 'Resource' }),
	long('roleID', { references: 'Role' }),
];

export const resourceServiceDeskRoleFields: readonly FieldDefinition[] = [
	key(),
	truth('isActive'),
	truth('isDefault'),
	reference('resourceID', 'Resource'),
	reference('roleID', 'Role'),
];
