/**
 * The event types of the catalogue by key, each with other spellings of its name; case, punctuation
 * and articles do not matter.
 */
export const eventTypeAliases = {
	newAccountCreated: ['Account Created', 'New User Account Created', 'Nouveau compte créé'],
	accountDeleted: ['User Account Deleted', 'Compte supprimé'],
	administratorRoleChange: [
		'Admin Role Change',
		'Administrator Role Changed',
		'Admin Role Changed',
		'Changement de rôle administrateur',
		'Changement de rôle d’administrateur',
	],
	emailImpersonation: ['E-mail Impersonation', 'Usurpation d’identité par courriel'],
	fileSharedPublicly: [
		'File Shared Publicly',
		'Fichier partagé publiquement',
		'Fichier partagé publiquement (anonyme)',
	],
	healthStatusDecline: ['Health Status Declined', 'Détérioration de l’état de santé'],
	healthStatusImprovement: ['Health Status Improved', 'Amélioration de l’état de santé'],
	itemDeletedFromRetention: [
		'Item Deleted from Retention',
		'Items Deleted from Retention Mechanism',
	],
	licenseAssigned: ['Licence Assigned', 'Licence attribuée'],
	licenseRemoved: ['Licence Removed', 'Licence retirée'],
	externalForwardingRuleCreated: [
		'Mail Forwarding Rule to External Destination Created',
		'Mail Forwarding Rules to External Destination Created',
		'Email Forwarding Rule to External Destination Created',
		'Règle de transfert de courriel vers une destination externe créée',
	],
	mailboxAccessByNonOwner: [
		'Mailbox Accessed by Non-Owner',
		'Accès à une boîte aux lettres par un non-propriétaire',
	],
	mailboxAccessGrantedToNonOwner: ['Mailbox Access Granted to a Non-Owner'],
	settingChangedOutsideOfficeProtect: [
		'Setting Changed Outside Office Protect',
		'Setting Changed Outside of Office Protect',
		'Settings Changed Outside Office Protect',
		'Settings Changed Outside of Office Protect',
		'Microsoft 365 setting changed outside of Office Protect',
		'Microsoft 365 settings changed outside Office Protect',
		'Microsoft 365 settings changed outside of Office Protect',
	],
	settingEnforcedByOfficeProtect: [
		'Setting Enforced by Office Protect',
		'Microsoft 365 settings enforced by Office Protect',
	],
	sharePointSiteCreated: ['SharePoint Site Created', 'Nouveau site SharePoint créé'],
	sharePointSiteDeleted: ['Site SharePoint supprimé'],
	teamsAppInstalled: ['Teams App Installed', 'Nouvelle application Teams installée'],
	signInFromUnauthorizedCountry: [
		'Sign-In from Unauthorised Country',
		'Login from Unauthorized Country',
		'Connexion depuis un pays non autorisé',
	],
	tooManyLogins: ['Too Many Sign-Ins', 'Trop de connexions'],
	unknownDeviceAndIp: [
		'User Accessed with Previously Uknown Device and IP',
		'User Access with Previously Unknown Device and IP',
		'Previously Unknown Device and IP',
	],
	userConsentedToApp: ['User Consented to an Application', 'User Consent to an App'],
	applicationPermissionsChange: [
		'Application Permissions Changed',
		'Application Permission Change',
		'Application Permission Changed',
		'App Permissions Change',
	],
	suspiciousInboxRule: [
		'Suspicious Inbox Rule',
		'Suspicious Inbox Rules Detected',
		'Règle de boîte de réception suspecte détectée',
	],
	externalTransportRuleCreated: [
		'Mail Transport Rule to External Domain Created',
		'E-mail Transport Rule to External Domain Created',
	],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KnownEventTypeKey = keyof typeof eventTypeAliases;
