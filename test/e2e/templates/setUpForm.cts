import { standin } from '../host.cts';
import { openBrowser } from './browser.cts';
import type { FormPage } from './browser.cts';
import { fillTables, readingAndTelling } from './filledTables.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

export const formPath = 'office-protect-set-up';
/** What goes on from the page of the tenants. */
export const goOn = 'Go on with the companies that are set';

/** A world of what the set-up form needs, with a mailer that runs every 2 seconds. */
export async function startSetUpWorld(): Promise<World> {
	await standin.reset();
	return startWorld([...readingAndTelling, 'OPATBackfill', 'OPATSendTestTicket', 'OPATSetUp'], 2);
}

/** What the form asks is set in the tables already, so that a step can be reached without typing. */
export async function setAllUp(world: World): Promise<void> {
	await fillTables(world, { mailBy: 'smtp', secondWayUrl: '' });
}

/** Opens the form; gives its first step, behind the page that only says what comes. */
export async function openSetUp(): Promise<FormPage> {
	return (await (await openBrowser(true)).openForm(formPath)).answer({});
}

export async function toWhoIsTold(): Promise<FormPage> {
	return (await openSetUp()).answer({});
}

export async function toFailureAlerts(): Promise<FormPage> {
	return (await toWhoIsTold()).answer({});
}

export async function toTenants(): Promise<FormPage> {
	return (await toFailureAlerts()).answer({});
}

export async function toTestTicket(): Promise<FormPage> {
	return (await toTenants()).answer({ 'What next?': goOn });
}

export async function toCount(): Promise<FormPage> {
	const page = await toTestTicket();
	return page.answer({ Company: page.choices[0] ?? '' });
}

/** The subjects of the mails that were sent to this address. */
export function mailsTo({ smtp }: World, recipient: string): readonly string[] {
	return smtp.caught
		.filter(({ recipients }) => recipients.includes(recipient))
		.map(({ mail }) => mail.subject ?? '');
}
