import { contoso } from '../../standin/seed/companies.mts';
import { setSettings, write } from './tables.cts';
import type { World } from './world.cts';

export const contact = 'oncall@msp.example';
/** The company of *Contoso Ltd* at the stand-in. */

/** What reads the mailbox and tells the contact of failures. */
export const readingAndTelling = [
	'OPATSettings',
	'OPATAlertsToTickets',
	'OPATReadMailbox',
	'OPATFailureAlerts',
	'OPATFailureMailer',
] as const;

/** Makes the tables and fills in the least that the templates need, and more settings if given. */
export async function fillTables(
	{ caller }: World,
	settings: Readonly<Record<string, string>> = {},
): Promise<void> {
	await caller.call('OPATSettings', {});
	await setSettings({
		emergencyContact: contact,
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
		...settings,
	});
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
}
