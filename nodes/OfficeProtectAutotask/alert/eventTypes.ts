import type { DetailField } from './alert';
import { compactWords } from './wording';

export type EventTypeKey =
	| 'newAccountCreated'
	| 'accountDeleted'
	| 'administratorRoleChange'
	| 'emailImpersonation'
	| 'fileSharedPublicly'
	| 'healthStatusDecline'
	| 'healthStatusImprovement'
	| 'itemDeletedFromRetention'
	| 'licenseAssigned'
	| 'licenseRemoved'
	| 'externalForwardingRuleCreated'
	| 'mailboxAccessByNonOwner'
	| 'mailboxAccessGrantedToNonOwner'
	| 'settingChangedOutsideOfficeProtect'
	| 'settingEnforcedByOfficeProtect'
	| 'sharePointSiteCreated'
	| 'sharePointSiteDeleted'
	| 'teamsAppInstalled'
	| 'signInFromUnauthorizedCountry'
	| 'tooManyLogins'
	| 'unknownDeviceAndIp'
	| 'userConsentedToApp'
	| 'applicationPermissionsChange'
	| 'suspiciousInboxRule'
	| 'externalTransportRuleCreated'
	| 'unknown';

/** How urgent a type is by default; Office Protect itself has no severity. */
export type SuggestedPriority = 'high' | 'normal' | 'low';

export interface EventType {
	readonly key: Exclude<EventTypeKey, 'unknown'>;
	/** As Office Protect's help pages print it. */
	readonly name: string;
	/** Other spellings; case, punctuation and articles do not matter. */
	readonly aliases: readonly string[];
	/** What two alerts of this type have in common when Office Protect calls them similar. */
	readonly groupedBy: readonly DetailField[];
	readonly suggestedPriority: SuggestedPriority;
}

/**
 * The event types that Office Protect's help pages name. `groupedBy` follows the page on ignoring
 * rules (help.office-protect.com, article 67000716870); types that it does not list are grouped by
 * what their own pages say an alert contains.
 */
export const eventTypes: readonly EventType[] = [
	{
		key: 'newAccountCreated',
		name: 'New Account Created',
		aliases: ['Account Created', 'New User Account Created', 'Nouveau compte créé'],
		groupedBy: ['actor', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'accountDeleted',
		name: 'Account Deleted',
		aliases: ['User Account Deleted', 'Compte supprimé'],
		groupedBy: ['actor', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'administratorRoleChange',
		name: 'Administrator Role Change',
		aliases: [
			'Admin Role Change',
			'Administrator Role Changed',
			'Admin Role Changed',
			'Changement de rôle administrateur',
			"Changement de rôle d'administrateur",
		],
		groupedBy: ['user'],
		suggestedPriority: 'high',
	},
	{
		key: 'emailImpersonation',
		name: 'Email Impersonation',
		aliases: ['E-mail Impersonation', "Usurpation d'identité par courriel"],
		groupedBy: ['user', 'impersonatedAccount'],
		suggestedPriority: 'normal',
	},
	{
		key: 'fileSharedPublicly',
		name: 'File Shared Publicly (anonymous)',
		aliases: [
			'File Shared Publicly',
			'Fichier partagé publiquement',
			'Fichier partagé publiquement (anonyme)',
		],
		groupedBy: ['user', 'fileName', 'site'],
		suggestedPriority: 'normal',
	},
	{
		key: 'healthStatusDecline',
		name: 'Health Status Decline',
		aliases: ['Health Status Declined', "Détérioration de l'état de santé"],
		groupedBy: ['healthStatusType', 'currentState', 'previousState', 'changes'],
		suggestedPriority: 'high',
	},
	{
		key: 'healthStatusImprovement',
		name: 'Health Status Improvement',
		aliases: ['Health Status Improved', "Amélioration de l'état de santé"],
		groupedBy: ['healthStatusType', 'currentState', 'previousState', 'changes'],
		suggestedPriority: 'low',
	},
	{
		key: 'itemDeletedFromRetention',
		name: 'Item Deleted from Retention Mechanism',
		aliases: ['Item Deleted from Retention', 'Items Deleted from Retention Mechanism'],
		groupedBy: ['actor', 'user', 'ipAddress'],
		suggestedPriority: 'normal',
	},
	{
		key: 'licenseAssigned',
		name: 'License Assigned',
		aliases: ['Licence Assigned', 'Licence attribuée'],
		groupedBy: ['user', 'license'],
		suggestedPriority: 'low',
	},
	{
		key: 'licenseRemoved',
		name: 'License Removed',
		aliases: ['Licence Removed', 'Licence retirée'],
		groupedBy: ['user', 'license'],
		suggestedPriority: 'normal',
	},
	{
		key: 'externalForwardingRuleCreated',
		name: 'Mail Forwarding Rule(s) to External Destination Created',
		aliases: [
			'Mail Forwarding Rule to External Destination Created',
			'Mail Forwarding Rules to External Destination Created',
			'Email Forwarding Rule to External Destination Created',
			'Règle de transfert de courriel vers une destination externe créée',
		],
		groupedBy: ['user', 'actor', 'redirectionMailbox'],
		suggestedPriority: 'high',
	},
	{
		key: 'mailboxAccessByNonOwner',
		name: 'Mailbox Access by Non-Owner',
		aliases: [
			'Mailbox Accessed by Non-Owner',
			'Accès à une boîte aux lettres par un non-propriétaire',
		],
		groupedBy: ['user', 'mailbox'],
		suggestedPriority: 'low',
	},
	{
		key: 'mailboxAccessGrantedToNonOwner',
		name: 'Mailbox Access Granted to Non-Owner',
		aliases: ['Mailbox Access Granted to a Non-Owner'],
		groupedBy: ['mailbox', 'accessRights', 'user', 'actor'],
		suggestedPriority: 'normal',
	},
	{
		key: 'settingChangedOutsideOfficeProtect',
		name: 'Microsoft 365 setting changed outside Office Protect',
		aliases: [
			'Setting Changed Outside Office Protect',
			'Setting Changed Outside of Office Protect',
			'Settings Changed Outside Office Protect',
			'Settings Changed Outside of Office Protect',
			'Microsoft 365 setting changed outside of Office Protect',
			'Microsoft 365 settings changed outside Office Protect',
			'Microsoft 365 settings changed outside of Office Protect',
		],
		groupedBy: ['officeProtectValue', 'microsoftValue', 'setting', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'settingEnforcedByOfficeProtect',
		name: 'Microsoft 365 setting enforced by Office Protect',
		aliases: [
			'Setting Enforced by Office Protect',
			'Microsoft 365 settings enforced by Office Protect',
		],
		groupedBy: ['setting', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'sharePointSiteCreated',
		name: 'New SharePoint Site Created',
		aliases: ['SharePoint Site Created', 'Nouveau site SharePoint créé'],
		groupedBy: ['user', 'site', 'ipAddress'],
		suggestedPriority: 'low',
	},
	{
		key: 'sharePointSiteDeleted',
		name: 'SharePoint Site Deleted',
		aliases: ['Site SharePoint supprimé'],
		groupedBy: ['user', 'site', 'ipAddress'],
		suggestedPriority: 'normal',
	},
	{
		key: 'teamsAppInstalled',
		name: 'New Teams App Installed',
		aliases: ['Teams App Installed', 'Nouvelle application Teams installée'],
		groupedBy: ['user', 'site'],
		suggestedPriority: 'normal',
	},
	{
		key: 'signInFromUnauthorizedCountry',
		name: 'Sign-In from Unauthorized Country',
		aliases: [
			'Sign-In from Unauthorised Country',
			'Login from Unauthorized Country',
			'Connexion depuis un pays non autorisé',
		],
		groupedBy: ['user', 'country', 'ipAddress'],
		suggestedPriority: 'high',
	},
	{
		key: 'tooManyLogins',
		name: 'Too Many Logins',
		aliases: ['Too Many Sign-Ins', 'Trop de connexions'],
		groupedBy: ['user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'unknownDeviceAndIp',
		name: 'User Accessed with Previously Unknown Device and IP',
		aliases: [
			'User Accessed with Previously Uknown Device and IP',
			'User Access with Previously Unknown Device and IP',
			'Previously Unknown Device and IP',
		],
		groupedBy: ['user', 'ipAddress', 'userAgent', 'country'],
		suggestedPriority: 'normal',
	},
	{
		key: 'userConsentedToApp',
		name: 'User Consented to an App',
		aliases: ['User Consented to an Application', 'User Consent to an App'],
		groupedBy: ['user', 'application', 'consentScope'],
		suggestedPriority: 'high',
	},
	{
		key: 'applicationPermissionsChange',
		name: 'Application Permissions Change',
		aliases: [
			'Application Permissions Changed',
			'Application Permission Change',
			'Application Permission Changed',
			'App Permissions Change',
		],
		groupedBy: ['user', 'actor', 'application'],
		suggestedPriority: 'high',
	},
	{
		key: 'suspiciousInboxRule',
		name: 'Suspicious Inbox Rule Detected',
		aliases: [
			'Suspicious Inbox Rule',
			'Suspicious Inbox Rules Detected',
			'Règle de boîte de réception suspecte détectée',
		],
		groupedBy: ['user', 'actor', 'rule'],
		suggestedPriority: 'high',
	},
	{
		key: 'externalTransportRuleCreated',
		name: 'Email Transport Rule to External Domain Created',
		aliases: [
			'Mail Transport Rule to External Domain Created',
			'E-mail Transport Rule to External Domain Created',
		],
		groupedBy: ['user', 'actor', 'rule'],
		suggestedPriority: 'high',
	},
];

const byWords: ReadonlyMap<string, EventTypeKey> = new Map(
	eventTypes.flatMap((type) =>
		[type.name, ...type.aliases, type.key].map((name): [string, EventTypeKey] => [
			compactWords(name),
			type.key,
		]),
	),
);

/**
 * The type that a printed name stands for, whatever its case, punctuation and articles; null when
 * the catalogue has none of exactly these words.
 */
export function eventTypeNamed(printed: string): EventTypeKey | null {
	return printed.length > 160 ? null : (byWords.get(compactWords(printed)) ?? null);
}

/** The catalogue's entry; null for `unknown`. */
export function eventTypeOf(key: EventTypeKey): EventType | null {
	return eventTypes.find((type) => type.key === key) ?? null;
}

/** The names that an event can have in running text. */
export const eventTypeNames: readonly string[] = eventTypes.flatMap((type) => [
	type.name,
	...type.aliases,
]);
