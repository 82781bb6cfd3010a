import { z } from 'zod';
import type { Alert } from './alert';
import type { DetailField } from './labels/detailField';
import { eventTypes, type EventTypeKey } from './eventTypes';

const detailFields = [
	...(['user', 'actor', 'impersonatedAccount', 'ipAddress', 'country', 'userAgent'] as const),
	...(['mailbox', 'accessRights', 'redirectionMailbox', 'fileName', 'site', 'license'] as const),
	...(['role', 'rule', 'application', 'consentScope', 'healthStatusType'] as const),
	...(['currentState', 'previousState', 'changes', 'setting', 'officeProtectValue'] as const),
	'microsoftValue',
] as const satisfies readonly DetailField[];

const eventTypeKeys = new Set<string>(eventTypes.map((type) => type.key));

function isEventType(key: string): key is EventTypeKey {
	return key === 'unknown' || eventTypeKeys.has(key);
}

const nullableText = z.string().nullable();

/** An identity as items carry it. */
export const identitySchema = z.object({
	rule: z.literal('op1'),
	type: z.string(),
	tenant: nullableText,
	time: nullableText,
	eventId: nullableText,
	details: z.array(z.tuple([z.string(), z.string()])),
	ordinal: z.number().int().nonnegative(),
	mailDate: nullableText,
	envelope: z.object({ to: z.array(z.string()), subject: z.string() }).nullable(),
});

/** An alert as *Read Alerts* puts it into an item. */
export const alertSchema = z.object({
	identity: identitySchema,
	eventType: z.string().transform((key): EventTypeKey => (isEventType(key) ? key : 'unknown')),
	eventTitle: z.string(),
	tenant: nullableText,
	occurredAtRaw: nullableText,
	occurredAt: nullableText,
	receivedAt: nullableText,
	user: nullableText,
	details: z.array(
		z
			.object({ label: z.string(), value: z.string(), field: z.enum(detailFields).optional() })
			.transform(({ label, value, field }) =>
				field === undefined ? { label, value } : { label, value, field },
			),
	),
	text: z.string(),
	surroundings: z.string(),
	viewEventUrl: nullableText,
	ignoreEventUrl: nullableText,
	vendorEventId: nullableText,
	recipients: z.array(z.string()),
	subject: z.string(),
	sender: nullableText,
	warnings: z.array(z.string()),
});

/** The JSON of an item that carries an alert from *Read Alerts* to *Create Ticket*. */
export interface AlertItemJson {
	readonly alert: Alert;
}

/** The item that *Read Alerts* gives for an alert; reading it gives the same alert and keys. */
export function toItemJson(alert: Alert): AlertItemJson {
	return { alert };
}
