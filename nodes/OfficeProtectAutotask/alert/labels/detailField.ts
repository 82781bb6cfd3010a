/** Canonical names of what an alert's details can say. */
export const detailFields = [
	'user',
	'actor',
	'impersonatedAccount',
	'ipAddress',
	'country',
	'userAgent',
	'mailbox',
	'accessRights',
	'redirectionMailbox',
	'fileName',
	'site',
	'license',
	'role',
	'rule',
	'application',
	'consentScope',
	'healthStatusType',
	'currentState',
	'previousState',
	'changes',
	'setting',
	'officeProtectValue',
	'microsoftValue',
] as const;

export type DetailField = (typeof detailFields)[number];
