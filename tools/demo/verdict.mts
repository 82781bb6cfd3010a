import type { StoredTicket } from '../../test/standin/adminApi.mts';
import type { CaughtMail } from '../host/smtpCatcher.mts';
import { companyOf, unmapped } from './alerts.mts';
import type { AlertMail } from './alerts.mts';

/** How the subjects of the mails to the emergency contact read. */
export const subjects = {
	noCompany: new RegExp(`no company for ${unmapped.tenant}`),
	broken: /not working since/,
	mended: /works again/,
} as const;

export type Seen = {
	readonly tickets: readonly Pick<StoredTicket, 'title' | 'companyID' | 'description'>[];
	readonly mails: readonly { readonly mail: Pick<CaughtMail['mail'], 'subject'> }[];
};

/**
 * What is wrong after the whole story, one sentence each; none when every alert of a mapped tenant
 * became exactly one ticket under its company, nothing else did, and the emergency contact was mailed
 * once that a tenant has no company, once that it broke and once that it works again.
 */
export function problemsOf(alerts: readonly AlertMail[], { tickets, mails }: Seen): string[] {
	const ofAlerts = alerts.flatMap((alert) => {
		const title = `"${alert.message.subject ?? ''}" of ${alert.tenant}`;
		const own = tickets.filter(({ description }) => description?.includes(alert.eventId) === true);
		const companyID = companyOf(alert);
		const wanted = companyID === undefined ? 0 : 1;
		if (own.length !== wanted) return [`${title} has ${own.length} tickets, not ${wanted}`];
		return own
			.filter((ticket) => ticket.companyID !== companyID)
			.map((ticket) => `The ticket of ${title} is under company ${ticket.companyID}`);
	});
	const ids = alerts.map(({ eventId }) => eventId);
	const strangers = tickets
		.filter(({ description }) => !ids.some((id) => description?.includes(id) === true))
		.map(({ title }) => `There is a ticket of no alert: ${title}`);
	return [...ofAlerts, ...strangers, ...problemsOfMails(mails)];
}

function problemsOfMails(mails: Seen['mails']): string[] {
	const all = mails.map(({ mail }) => mail.subject ?? '');
	const counted = Object.values(subjects).flatMap((subject) => {
		const count = all.filter((one) => subject.test(one)).length;
		return count === 1 ? [] : [`There are ${count} mails of "${subject.source}", not 1`];
	});
	const known = Object.values(subjects);
	const strange = all
		.filter((one) => !known.some((subject) => subject.test(one)))
		.map((one) => `There is a mail that nobody expected: ${one}`);
	return [...counted, ...strange];
}
