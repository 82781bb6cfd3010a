import type { DetailField } from './labels/detailField';
import { eventTypeAliases, type KnownEventTypeKey } from './eventTypeAliases';
import { compactWords } from './wording';

export type EventTypeKey = KnownEventTypeKey | 'unknown';

/** How urgent a type is by default; Office Protect itself has no severity. */
export type SuggestedPriority = 'high' | 'normal' | 'low';

export interface EventType {
	readonly key: KnownEventTypeKey;
	/** As Office Protect's help pages print it. */
	readonly name: string;
	/** Other spellings; case, punctuation and articles do not matter. */
	readonly aliases: readonly string[];
	/** What two alerts of this type have in common when Office Protect calls them similar. */
	readonly groupedBy: readonly DetailField[];
	readonly suggestedPriority: SuggestedPriority;
	/** Whether the concerned user is the one who acted, so that a label of the actor names him. */
	readonly userActs?: true;
}

/**
 * The event types that Office Protect's help pages name. `groupedBy` follows the page on ignoring
 * rules (help.office-protect.com, article 67000716870); types that it does not list are grouped by
 * what their own pages say an alert contains.
 */
const catalogue: readonly Omit<EventType, 'aliases'>[] = [
	{
		key: 'newAccountCreated',
		name: 'New Account Created',
		groupedBy: ['actor', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'accountDeleted',
		name: 'Account Deleted',
		groupedBy: ['actor', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'administratorRoleChange',
		name: 'Administrator Role Change',
		groupedBy: ['user'],
		suggestedPriority: 'high',
	},
	{
		key: 'emailImpersonation',
		name: 'Email Impersonation',
		groupedBy: ['user', 'impersonatedAccount'],
		suggestedPriority: 'normal',
	},
	{
		key: 'fileSharedPublicly',
		name: 'File Shared Publicly (anonymous)',
		groupedBy: ['user', 'fileName', 'site'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'healthStatusDecline',
		name: 'Health Status Decline',
		groupedBy: ['healthStatusType', 'currentState', 'previousState', 'changes'],
		suggestedPriority: 'high',
	},
	{
		key: 'healthStatusImprovement',
		name: 'Health Status Improvement',
		groupedBy: ['healthStatusType', 'currentState', 'previousState', 'changes'],
		suggestedPriority: 'low',
	},
	{
		key: 'itemDeletedFromRetention',
		name: 'Item Deleted from Retention Mechanism',
		groupedBy: ['actor', 'user', 'ipAddress'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'licenseAssigned',
		name: 'License Assigned',
		groupedBy: ['user', 'license'],
		suggestedPriority: 'low',
	},
	{
		key: 'licenseRemoved',
		name: 'License Removed',
		groupedBy: ['user', 'license'],
		suggestedPriority: 'normal',
	},
	{
		key: 'externalForwardingRuleCreated',
		name: 'Mail Forwarding Rule(s) to External Destination Created',
		groupedBy: ['user', 'actor', 'redirectionMailbox'],
		suggestedPriority: 'high',
	},
	{
		key: 'mailboxAccessByNonOwner',
		name: 'Mailbox Access by Non-Owner',
		groupedBy: ['user', 'mailbox'],
		suggestedPriority: 'low',
		userActs: true,
	},
	{
		key: 'mailboxAccessGrantedToNonOwner',
		name: 'Mailbox Access Granted to Non-Owner',
		groupedBy: ['mailbox', 'accessRights', 'user', 'actor'],
		suggestedPriority: 'normal',
	},
	{
		key: 'settingChangedOutsideOfficeProtect',
		name: 'Microsoft 365 setting changed outside Office Protect',
		groupedBy: ['officeProtectValue', 'microsoftValue', 'setting', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'settingEnforcedByOfficeProtect',
		name: 'Microsoft 365 setting enforced by Office Protect',
		groupedBy: ['setting', 'user'],
		suggestedPriority: 'normal',
	},
	{
		key: 'sharePointSiteCreated',
		name: 'New SharePoint Site Created',
		groupedBy: ['user', 'site', 'ipAddress'],
		suggestedPriority: 'low',
		userActs: true,
	},
	{
		key: 'sharePointSiteDeleted',
		name: 'SharePoint Site Deleted',
		groupedBy: ['user', 'site', 'ipAddress'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'teamsAppInstalled',
		name: 'New Teams App Installed',
		groupedBy: ['user', 'site'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'signInFromUnauthorizedCountry',
		name: 'Sign-In from Unauthorized Country',
		groupedBy: ['user', 'country', 'ipAddress'],
		suggestedPriority: 'high',
		userActs: true,
	},
	{
		key: 'tooManyLogins',
		name: 'Too Many Logins',
		groupedBy: ['user'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'unknownDeviceAndIp',
		name: 'User Accessed with Previously Unknown Device and IP',
		groupedBy: ['user', 'ipAddress', 'userAgent', 'country'],
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'userConsentedToApp',
		name: 'User Consented to an App',
		groupedBy: ['user', 'application', 'consentScope'],
		suggestedPriority: 'high',
		userActs: true,
	},
	{
		key: 'applicationPermissionsChange',
		name: 'Application Permissions Change',
		groupedBy: ['user', 'actor', 'application'],
		suggestedPriority: 'high',
	},
	{
		key: 'suspiciousInboxRule',
		name: 'Suspicious Inbox Rule Detected',
		groupedBy: ['user', 'actor', 'rule'],
		suggestedPriority: 'high',
	},
	{
		key: 'externalTransportRuleCreated',
		name: 'Email Transport Rule to External Domain Created',
		groupedBy: ['user', 'actor', 'rule'],
		suggestedPriority: 'high',
	},
];

export const eventTypes: readonly EventType[] = catalogue.map((type) => ({
	...type,
	aliases: eventTypeAliases[type.key],
}));

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
