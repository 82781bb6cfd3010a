import { z } from 'zod';
import { normalizeZoneUrl } from '../autotask/zone';

const text = z.string().trim().catch('');

/**
 * What n8n stores of the credential, in and out: texts without white space around them, addresses
 * of zones in one form. A field that is missing or of another type counts as not filled in.
 */
export const storedCredential = z.object({
	userName: text,
	secret: text,
	integrationCodeSecret: text,
	fixedZoneUrl: text.transform(normalizeZoneUrl),
	allowOtherHost: z.boolean().catch(false),
	acceptRestrictedAccess: z.boolean().catch(false),
	zoneUrl: text.transform(normalizeZoneUrl),
	webUrl: text,
});

export type StoredCredential = z.infer<typeof storedCredential>;
