import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { Delivery, MailFields } from '../../test/graphStandin/adminApi.mts';
import { contoso, fabrikam, northwind } from '../../test/standin/seed/companies.mts';

/** A mail of Office Protect with one made-up alert, and how it comes into the mailbox. */
export type AlertMail = {
	/** The event's id, which its ticket shows in the link to the event. */
	readonly eventId: string;
	readonly tenant: string;
	readonly message: MailFields;
	readonly delivery: Delivery;
};

/** The tenants that are mapped, and the companies of the stand-in that they belong to. */
export const companies = {
	'Contoso Ltd': contoso,
	'Fabrikam Inc': fabrikam,
	'Northwind Traders': northwind,
} as const;

type MappedTenant = keyof typeof companies;

/** Which company an alert's ticket has to be under; undefined for a tenant that is not mapped. */
export function companyOf({ tenant }: AlertMail): number | undefined {
	return isMapped(tenant) ? companies[tenant] : undefined;
}

function isMapped(tenant: string): tenant is MappedTenant {
	return tenant in companies;
}

/** A tenant that is in no mapping, and the company that it could belong to. */
export const unmapped = { tenant: 'Adventure Works', companyID: 29683513 } as const;

const signIn = {
	title: 'Sign-In from Unauthorized Country',
	text: 'A user signed in from a country that is not on the list of authorized countries.',
	rows: { Country: 'France (FR)', 'IP address': '203.0.113.7' },
};
const forwarding = {
	title: 'Mail Forwarding Rule(s) to External Destination Created',
	text: 'A mailbox rule sends copies of all mails to an address outside the organisation.',
	rows: { 'Redirection mailbox': 'collector@mailbox.example', 'IP address': '198.51.100.23' },
};
const newAdministrator = {
	title: 'Administrator Role Change',
	text: 'A user was made Global Administrator.',
	rows: { Role: 'Global Administrator' },
};

type Event = {
	readonly title: string;
	readonly text: string;
	readonly rows: Readonly<Record<string, string>>;
};

/**
 * The mails that wait in the mailbox when the workflows begin: three alerts that become tickets (one
 * of them was taken for junk, one was read by someone), one of a tenant without a company.
 */
export function firstMails(now: DateTime): readonly AlertMail[] {
	return [
		alertMail('Contoso Ltd', 'adele@contoso.example', signIn, now.minus({ minutes: 6 })),
		{
			...alertMail('Fabrikam Inc', 'megan@fabrikam.example', forwarding, now.minus({ minutes: 4 })),
			delivery: { folder: 'junkemail' },
		},
		{
			...alertMail(
				'Northwind Traders',
				'lee@northwind.example',
				newAdministrator,
				now.minus({ minutes: 3 }),
			),
			delivery: { isRead: true },
		},
		alertMail(
			unmapped.tenant,
			'jordan@adventure-works.example',
			newAdministrator,
			now.minus({ minutes: 2 }),
		),
	];
}

/** The mail that comes while Autotask is down. */
export function mailOfOutage(now: DateTime): AlertMail {
	return alertMail(
		'Fabrikam Inc',
		'joni@fabrikam.example',
		newAdministrator,
		now.minus({ minutes: 1 }),
	);
}

/** A further mail, each with another tenant and event than the one before. */
export function anotherMail(index: number, now: DateTime): AlertMail {
	const tenants = ['Contoso Ltd', 'Fabrikam Inc', 'Northwind Traders'];
	const events = [forwarding, newAdministrator, signIn];
	const tenant = tenants[index % tenants.length] ?? '';
	const event = events[(index + Math.floor(index / events.length)) % events.length] ?? signIn;
	return alertMail(tenant, `user${index + 1}@customer.example`, event, now);
}

function alertMail(tenant: string, user: string, event: Event, at: DateTime): AlertMail {
	const eventId = randomUUID();
	const address = `https://app.office-protect.com/events/${eventId}`;
	const facts = {
		Tenant: tenant,
		Date: `${at.toUTC().toFormat('yyyy-MM-dd HH:mm')} UTC`,
		User: user,
		...event.rows,
	};
	const cells = Object.entries(facts).map(([name, v]) => `<tr><td>${name}:</td><td>${v}</td></tr>`);
	return {
		eventId,
		tenant,
		delivery: {},
		message: {
			from: 'alerts@office-protect.example',
			fromName: 'Office Protect',
			to: ['alerts@msp.example'],
			subject: event.title,
			html: [
				'<!DOCTYPE html><html lang="en"><body><p>Hello,</p>',
				`<h2>${event.title}</h2><p>${event.text}</p>`,
				`<table role="presentation">${cells.join('')}</table>`,
				`<p><a href="${address}">View event in Office Protect</a></p>`,
				`<p><a href="${address}/ignore">Ignore event</a></p></body></html>`,
			].join('\n'),
		},
	};
}
