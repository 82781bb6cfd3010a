// Frozen with rule op1: a change here changes the keys of tickets that exist. Copies on purpose: the
// reader’s own tables may grow, these may not.

/** Names of types as they may be printed, the type’s own key among them. */
export const typeNames: Readonly<Record<string, readonly string[]>> = {
	newAccountCreated: listed(
		'New Account Created | Account Created | New User Account Created',
		'Nouveau compte créé',
	),
	accountDeleted: listed('Account Deleted | User Account Deleted | Compte supprimé'),
	administratorRoleChange: listed(
		'Administrator Role Change | Admin Role Change | Administrator Role Changed',
		'Admin Role Changed | Changement de rôle administrateur',
		'Changement de rôle d’administrateur',
	),
	emailImpersonation: listed(
		'Email Impersonation | E-mail Impersonation | Usurpation d’identité par courriel',
	),
	fileSharedPublicly: listed(
		'File Shared Publicly (anonymous) | File Shared Publicly',
		'Fichier partagé publiquement | Fichier partagé publiquement (anonyme)',
	),
	healthStatusDecline: listed(
		'Health Status Decline | Health Status Declined | Détérioration de l’état de santé',
	),
	healthStatusImprovement: listed(
		'Health Status Improvement | Health Status Improved',
		'Amélioration de l’état de santé',
	),
	itemDeletedFromRetention: listed(
		'Item Deleted from Retention Mechanism | Item Deleted from Retention',
		'Items Deleted from Retention Mechanism',
	),
	licenseAssigned: listed('License Assigned | Licence Assigned | Licence attribuée'),
	licenseRemoved: listed('License Removed | Licence Removed | Licence retirée'),
	externalForwardingRuleCreated: listed(
		'Mail Forwarding Rule(s) to External Destination Created',
		'Mail Forwarding Rule to External Destination Created',
		'Mail Forwarding Rules to External Destination Created',
		'Email Forwarding Rule to External Destination Created',
		'Règle de transfert de courriel vers une destination externe créée',
	),
	mailboxAccessByNonOwner: listed(
		'Mailbox Access by Non-Owner | Mailbox Accessed by Non-Owner',
		'Accès à une boîte aux lettres par un non-propriétaire',
	),
	mailboxAccessGrantedToNonOwner: listed(
		'Mailbox Access Granted to Non-Owner | Mailbox Access Granted to a Non-Owner',
	),
	settingChangedOutsideOfficeProtect: listed(
		'Microsoft 365 setting changed outside Office Protect',
		'Setting Changed Outside Office Protect | Setting Changed Outside of Office Protect',
		'Settings Changed Outside Office Protect',
		'Settings Changed Outside of Office Protect',
		'Microsoft 365 setting changed outside of Office Protect',
		'Microsoft 365 settings changed outside Office Protect',
		'Microsoft 365 settings changed outside of Office Protect',
	),
	settingEnforcedByOfficeProtect: listed(
		'Microsoft 365 setting enforced by Office Protect',
		'Setting Enforced by Office Protect',
		'Microsoft 365 settings enforced by Office Protect',
	),
	sharePointSiteCreated: listed(
		'New SharePoint Site Created | SharePoint Site Created',
		'Nouveau site SharePoint créé',
	),
	sharePointSiteDeleted: listed('SharePoint Site Deleted | Site SharePoint supprimé'),
	teamsAppInstalled: listed(
		'New Teams App Installed | Teams App Installed',
		'Nouvelle application Teams installée',
	),
	signInFromUnauthorizedCountry: listed(
		'Sign-In from Unauthorized Country | Sign-In from Unauthorised Country',
		'Login from Unauthorized Country | Connexion depuis un pays non autorisé',
	),
	tooManyLogins: listed('Too Many Logins | Too Many Sign-Ins | Trop de connexions'),
	unknownDeviceAndIp: listed(
		'User Accessed with Previously Unknown Device and IP',
		'User Accessed with Previously Uknown Device and IP',
		'User Access with Previously Unknown Device and IP',
		'Previously Unknown Device and IP',
	),
	userConsentedToApp: listed(
		'User Consented to an App | User Consented to an Application',
		'User Consent to an App',
	),
	applicationPermissionsChange: listed(
		'Application Permissions Change | Application Permissions Changed',
		'Application Permission Change | Application Permission Changed',
		'App Permissions Change',
	),
	suspiciousInboxRule: listed(
		'Suspicious Inbox Rule Detected | Suspicious Inbox Rule',
		'Suspicious Inbox Rules Detected | Règle de boîte de réception suspecte détectée',
	),
	externalTransportRuleCreated: listed(
		'Email Transport Rule to External Domain Created',
		'Mail Transport Rule to External Domain Created',
		'E-mail Transport Rule to External Domain Created',
	),
};

/**
 * What alerts of a type have in common with their repeats; details by canonical name. It follows the
 * page on ignoring rules (help.office-protect.com, article 67000716870); types that it does not list
 * go by what their own pages say an alert contains.
 */
export const groupingCriteria: Readonly<Record<string, readonly string[]>> = {
	newAccountCreated: ['actor', 'user'],
	accountDeleted: ['actor', 'user'],
	administratorRoleChange: ['user'],
	emailImpersonation: ['user', 'impersonatedAccount'],
	fileSharedPublicly: ['user', 'fileName', 'site'],
	healthStatusDecline: ['healthStatusType', 'currentState', 'previousState', 'changes'],
	healthStatusImprovement: ['healthStatusType', 'currentState', 'previousState', 'changes'],
	itemDeletedFromRetention: ['actor', 'user', 'ipAddress'],
	licenseAssigned: ['user', 'license'],
	licenseRemoved: ['user', 'license'],
	externalForwardingRuleCreated: ['user', 'actor', 'redirectionMailbox'],
	mailboxAccessByNonOwner: ['user', 'mailbox'],
	mailboxAccessGrantedToNonOwner: ['mailbox', 'accessRights', 'user', 'actor'],
	settingChangedOutsideOfficeProtect: ['officeProtectValue', 'microsoftValue', 'setting', 'user'],
	settingEnforcedByOfficeProtect: ['setting', 'user'],
	sharePointSiteCreated: ['user', 'site', 'ipAddress'],
	sharePointSiteDeleted: ['user', 'site', 'ipAddress'],
	teamsAppInstalled: ['user', 'site'],
	signInFromUnauthorizedCountry: ['user', 'country', 'ipAddress'],
	tooManyLogins: ['user'],
	unknownDeviceAndIp: ['user', 'ipAddress', 'userAgent', 'country'],
	userConsentedToApp: ['user', 'application', 'consentScope'],
	applicationPermissionsChange: ['user', 'actor', 'application'],
	suspiciousInboxRule: ['user', 'actor', 'rule'],
	externalTransportRuleCreated: ['user', 'actor', 'rule'],
};

function listed(...lines: readonly string[]): readonly string[] {
	return lines.flatMap((line) => line.split(' | '));
}
