import { eventTypeAliases } from './eventTypeAliases';
import type { KnownEventTypeKey } from './eventTypeAliases';
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
	readonly suggestedPriority: SuggestedPriority;
	/** Whether the concerned user is the one who acted, so that a label of the actor names him. */
	readonly userActs?: true;
}

/** The event types that Office Protect's help pages name. */
const catalogue: readonly Omit<EventType, 'aliases'>[] = [
	{
		key: 'newAccountCreated',
		name: 'New Account Created',
		suggestedPriority: 'normal',
	},
	{
		key: 'accountDeleted',
		name: 'Account Deleted',
		suggestedPriority: 'normal',
	},
	{
		key: 'administratorRoleChange',
		name: 'Administrator Role Change',
		suggestedPriority: 'high',
	},
	{
		key: 'emailImpersonation',
		name: 'Email Impersonation',
		suggestedPriority: 'normal',
	},
	{
		key: 'fileSharedPublicly',
		name: 'File Shared Publicly (anonymous)',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'healthStatusDecline',
		name: 'Health Status Decline',
		suggestedPriority: 'high',
	},
	{
		key: 'healthStatusImprovement',
		name: 'Health Status Improvement',
		suggestedPriority: 'low',
	},
	{
		key: 'itemDeletedFromRetention',
		name: 'Item Deleted from Retention Mechanism',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'licenseAssigned',
		name: 'License Assigned',
		suggestedPriority: 'low',
	},
	{
		key: 'licenseRemoved',
		name: 'License Removed',
		suggestedPriority: 'normal',
	},
	{
		key: 'externalForwardingRuleCreated',
		name: 'Mail Forwarding Rule(s) to External Destination Created',
		suggestedPriority: 'high',
	},
	{
		key: 'mailboxAccessByNonOwner',
		name: 'Mailbox Access by Non-Owner',
		suggestedPriority: 'low',
		userActs: true,
	},
	{
		key: 'mailboxAccessGrantedToNonOwner',
		name: 'Mailbox Access Granted to Non-Owner',
		suggestedPriority: 'normal',
	},
	{
		key: 'settingChangedOutsideOfficeProtect',
		name: 'Microsoft 365 setting changed outside Office Protect',
		suggestedPriority: 'normal',
	},
	{
		key: 'settingEnforcedByOfficeProtect',
		name: 'Microsoft 365 setting enforced by Office Protect',
		suggestedPriority: 'normal',
	},
	{
		key: 'sharePointSiteCreated',
		name: 'New SharePoint Site Created',
		suggestedPriority: 'low',
		userActs: true,
	},
	{
		key: 'sharePointSiteDeleted',
		name: 'SharePoint Site Deleted',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'teamsAppInstalled',
		name: 'New Teams App Installed',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'signInFromUnauthorizedCountry',
		name: 'Sign-In from Unauthorized Country',
		suggestedPriority: 'high',
		userActs: true,
	},
	{
		key: 'tooManyLogins',
		name: 'Too Many Logins',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'unknownDeviceAndIp',
		name: 'User Accessed with Previously Unknown Device and IP',
		suggestedPriority: 'normal',
		userActs: true,
	},
	{
		key: 'userConsentedToApp',
		name: 'User Consented to an App',
		suggestedPriority: 'high',
		userActs: true,
	},
	{
		key: 'applicationPermissionsChange',
		name: 'Application Permissions Change',
		suggestedPriority: 'high',
	},
	{
		key: 'suspiciousInboxRule',
		name: 'Suspicious Inbox Rule Detected',
		suggestedPriority: 'high',
	},
	{
		key: 'externalTransportRuleCreated',
		name: 'Email Transport Rule to External Domain Created',
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
