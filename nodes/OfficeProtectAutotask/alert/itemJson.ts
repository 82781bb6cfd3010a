import { z } from 'zod';
import { eventTypes } from './eventTypes';
import type { EventTypeKey } from './eventTypes';
import { detailFields } from './labels/detailField';

const eventTypeKeys = new Set<string>(eventTypes.map((type) => type.key));

function isEventType(key: string): key is EventTypeKey {
	return key === 'unknown' || eventTypeKeys.has(key);
}

const nullableText = z.string().nullable();

const identitySchema = z.object({
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
