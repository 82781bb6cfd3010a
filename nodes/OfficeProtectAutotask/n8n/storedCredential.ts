import { z } from 'zod';
import { normalizeZoneUrl } from '../autotask/zone';

const text = z.string().trim().catch('');

const fields = z.object({
	userName: text,
	secret: text,
	integrationCodeSecret: text,
	fixedZoneUrl: text,
	allowOtherHost: z.boolean().catch(false),
	acceptRestrictedAccess: z.boolean().catch(false),
	zoneUrl: text,
	webUrl: text,
});

export type StoredCredential = z.infer<typeof fields>;

/**
 * What n8n stores of the credential, in and out: texts without white space around them, addresses
 * of zones in one form. A field that is missing or of another type counts as not filled in.
 */
export function storedCredential(stored: unknown): StoredCredential {
	const credential = fields.parse(stored);
	const { fixedZoneUrl, zoneUrl } = credential;
	return {
		...credential,
		fixedZoneUrl: normalizeZoneUrl(fixedZoneUrl),
		zoneUrl: normalizeZoneUrl(zoneUrl),
	};
}
