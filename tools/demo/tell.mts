import type { StoredTicket } from '../../test/standin/adminApi.mts';
import type { CaughtMail } from '../host/smtpCatcher.mts';
import { ownerLogin } from '../host/owner.mts';
import { companies, unmapped } from './alerts.mts';
import { emergencyContact, pace } from './world.mts';
import type { DemoWorld } from './world.mts';

/** Says where everything is, for someone who sees it for the first time. */
export function tellAddresses({ host }: DemoWorld, mailPage: string): void {
	console.log(`
All of this runs on this computer alone; nothing in it is real.

  Service desk   ${host.standin.adminUrl}/
                 the tickets, in a stand-in for Autotask
  Mails          ${mailPage}/
                 the alert mails that come in, the mails to the emergency contact (${emergencyContact}),
                 and buttons for one more alert and for an outage of Autotask
  n8n            ${host.n8n.url}/home/workflows
                 the workflows; sign in as ${ownerLogin.email} with ${ownerLogin.password}`);
}

/** Says what is not as the templates ship. */
export function tellDifferences(): void {
	console.log(`
Different from your n8n: what the workflows do every minute they do here every ${pace.everySeconds} seconds, and they
read the whole mailbox again every ${2 * pace.everySeconds} seconds instead of every 15 minutes. Health Check and Weekly
Summary begin after the outage; the IMAP workflows stay off, since there is no IMAP server.`);
}

export function tellChapter(title: string, text: string): void {
	console.log(`\n━━ ${title}\n${indented(text)}`);
}

export function tellTickets(tickets: readonly StoredTicket[], deskUrl: string): void {
	const names = new Map<number, string>(Object.entries(companies).map(([name, id]) => [id, name]));
	for (const { id, ticketNumber, companyID, title } of tickets) {
		console.log(`\n   ✔ Ticket ${ticketNumber}, ${names.get(companyID) ?? companyID}`);
		console.log(`     ${title}\n     ${deskUrl}/tickets/${id}`);
	}
}

export function tellMail({ recipients, mail }: CaughtMail, what: string): void {
	const text = (mail.text ?? '').trimEnd().split('\n');
	console.log(`\n   ✔ ${what}`);
	console.log(
		[`To: ${recipients.join(', ')}`, `Subject: ${mail.subject ?? ''}`, '', ...text]
			.map((line) => `     │ ${line}`.trimEnd())
			.join('\n'),
	);
}

export function tellVerdict(problems: readonly string[], tickets: number): void {
	if (problems.length === 0) {
		console.log(`
✔ ${tickets} tickets, each alert exactly one although the mailbox was read again and again; one mail when it
  broke, one when it worked again.`);
		return;
	}
	console.log(
		`\n✖ This is not what was expected:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
	);
}

/** Says what a person can try now. */
export async function tellTryOut({ host, tables }: DemoWorld, mailPage: string): Promise<void> {
	const tenants = (await tables.grid('Tenants')) ?? '/home/datatables';
	console.log(`
Look around, and try:
  Enter          one more alert mail arrives; its ticket follows within seconds.
  ${mailPage}/
                 The same by a button, and another outage of Autotask.
  ${host.n8n.url}${tenants}
                 The tenants. Give ${unmapped.tenant} the companyID ${unmapped.companyID}: its alert becomes a ticket.
  The first Health Check, at the next full quarter of an hour, mails that all is set up.
  Ctrl-C         ends it all; nothing is kept.`);
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `   ${line}`)
		.join('\n');
}
