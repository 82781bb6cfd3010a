import type { RowInput } from '../adminApi.mts';
import { contoso, fabrikam } from './companies.mts';

export const roles = { engineer: 29682834, analyst: 29682835, manager: 29682836 } as const;

/** The automation that workflow rules act under. */
export const automationResource = 4;
export const apiUserResource = 29682885;
/** Who touches a ticket on the admin side when nobody is named. */
export const humanResource = 29682900;

const person = (
	id: number,
	firstName: string,
	lastName: string,
	more: RowInput = {},
): RowInput => ({
	id,
	firstName,
	lastName,
	email: `${firstName}.${lastName}@msp.example`.toLowerCase(),
	userName: `${firstName}.${lastName}`.toLowerCase(),
	isActive: true,
	userType: 10,
	licenseType: 1,
	resourceType: 'Employee',
	...more,
});

export const seedResources: readonly RowInput[] = [
	person(automationResource, 'Autotask', 'Administrator', { resourceType: 'System' }),
	person(apiUserResource, 'Alert', 'Integration', { userType: 17, licenseType: 7 }),
	person(humanResource, 'Robin', 'Example', { defaultServiceDeskRoleID: roles.engineer }),
	person(29682901, 'Kim', 'Sample', { defaultServiceDeskRoleID: roles.analyst }),
	person(29682902, 'Alex', 'Specimen', { defaultServiceDeskRoleID: roles.engineer }),
	person(29682903, 'Pat', 'Former', { isActive: false }),
];

/** Which resource works in which queue under which role. */
export const seedResourceRoles: readonly RowInput[] = [
	{ id: 1, resourceID: humanResource, roleID: roles.engineer, queueID: 29682833, isActive: true },
	{ id: 2, resourceID: humanResource, roleID: roles.manager, queueID: 29682969, isActive: true },
	{ id: 3, resourceID: 29682901, roleID: roles.analyst, queueID: 29683482, isActive: true },
	{ id: 4, resourceID: 29682902, roleID: roles.engineer, queueID: 29682833, isActive: true },
	{ id: 5, resourceID: 29682902, roleID: roles.analyst, queueID: 29683482, isActive: false },
	{ id: 6, resourceID: 29682903, roleID: roles.engineer, queueID: 29682833, isActive: true },
];

export const seedServiceDeskRoles: readonly RowInput[] = [
	{ id: 1, resourceID: humanResource, roleID: roles.engineer, isActive: true, isDefault: true },
	{ id: 2, resourceID: humanResource, roleID: roles.manager, isActive: true, isDefault: false },
	{ id: 3, resourceID: 29682901, roleID: roles.analyst, isActive: true, isDefault: true },
	{ id: 4, resourceID: 29682902, roleID: roles.engineer, isActive: true, isDefault: true },
];

export const seedContacts: readonly RowInput[] = [
	{
		id: 30683001,
		companyID: contoso,
		firstName: 'Sam',
		lastName: 'Contoso',
		emailAddress: 'sam@contoso.example',
		isActive: 1,
	},
	{
		id: 30683002,
		companyID: fabrikam,
		firstName: 'Jo',
		lastName: 'Fabrikam',
		emailAddress: 'jo@fabrikam.example',
		isActive: 1,
	},
	{
		id: 30683003,
		companyID: contoso,
		firstName: 'Lee',
		lastName: 'Gone',
		emailAddress: 'lee@contoso.example',
		isActive: 0,
	},
];
