import { DateTime } from 'luxon';
import type { StoredTicket } from '../../test/standin/adminApi.mts';
import type { CaughtMail } from '../host/smtpCatcher.mts';
import { until } from '../until.mts';
import { companyOf, firstMails, mailOfOutage, unmapped } from './alerts.mts';
import type { AlertMail } from './alerts.mts';
import type { Deeds } from './deeds.mts';
import { tellChapter, tellMail, tellTickets } from './tell.mts';
import { problemsOf, subjects } from './verdict.mts';
import type { DemoWorld } from './world.mts';

type Stage = {
	readonly world: DemoWorld;
	readonly deeds: Deeds;
	readonly signal: AbortSignal;
};

const waitMs = 90_000;

/**
 * Lets alerts become tickets, Autotask fail and come back, and tells it on the terminal. Gives what
 * went wrong, nothing if all went well; rejects when something that has to happen does not.
 */
export async function playStory(stage: Stage): Promise<readonly string[]> {
	const { world, signal } = stage;
	const alerts = [...(await alertsBecomeTickets(stage)), await autotaskFails(stage)];
	await autotaskComesBack(stage, alerts);
	await wholeWindowIsReadAgain(world, signal);
	return problemsOf(alerts, {
		tickets: await world.host.standin.admin.tickets(),
		mails: world.smtp.caught,
	});
}

async function alertsBecomeTickets(stage: Stage): Promise<readonly AlertMail[]> {
	const { world, deeds } = stage;
	const alerts = firstMails(DateTime.utc());
	tellChapter(
		'1  Alert mails are in the mailbox',
		`${alerts.length} alerts of Office Protect, one of them in the junk folder, one already read by someone, and
one that was mailed twice. ${unmapped.tenant} is in no mapping.`,
	);
	const [first] = alerts;
	for (const mail of first === undefined ? alerts : [...alerts, first]) await deeds.deliver(mail);
	const tickets = await untilTickets(stage, countOfTickets(alerts));
	tellTickets(tickets, world.host.standin.adminUrl);
	tellMail(
		await untilMail(stage, subjects.noCompany),
		'The emergency contact is told what has no company',
	);
	return alerts;
}

async function autotaskFails(stage: Stage): Promise<AlertMail> {
	const { deeds } = stage;
	tellChapter(
		'2  Autotask goes down, and one more alert comes',
		'The stand-in now breaks every connection.',
	);
	await deeds.breakAutotask();
	const mail = mailOfOutage(DateTime.utc());
	await deeds.deliver(mail);
	tellMail(await untilMail(stage, subjects.broken), 'The emergency contact is told that it broke');
	return mail;
}

async function autotaskComesBack(stage: Stage, alerts: readonly AlertMail[]): Promise<void> {
	const { world, deeds } = stage;
	tellChapter('3  Autotask is back', 'Nobody touches anything else.');
	const before = (await world.host.standin.admin.tickets()).length;
	await deeds.mendAutotask();
	const tickets = await untilTickets(stage, countOfTickets(alerts));
	tellTickets(tickets.slice(before), world.host.standin.adminUrl);
	tellMail(
		await untilMail(stage, subjects.mended),
		'The emergency contact is told that it works again',
	);
}

/** What would be made twice would be made by now. */
async function wholeWindowIsReadAgain({ tables }: DemoWorld, signal: AbortSignal): Promise<void> {
	const from = DateTime.utc().toISO();
	await until(
		() => tables.rows('State'),
		(rows) => rows.some(({ key, value }) => key === 'last clean reconcile' && String(value) > from),
		waitMs,
		{ what: 'the mailbox is read again', signal },
	);
}

function countOfTickets(alerts: readonly AlertMail[]): number {
	return alerts.filter((alert) => companyOf(alert) !== undefined).length;
}

function untilTickets({ world, signal }: Stage, count: number): Promise<readonly StoredTicket[]> {
	return until(
		() => world.host.standin.admin.tickets(),
		(tickets) => tickets.length >= count,
		waitMs,
		{ what: `${count} tickets`, signal },
	);
}

async function untilMail({ world, signal }: Stage, subject: RegExp): Promise<CaughtMail> {
	const find = () => world.smtp.caught.find(({ mail }) => subject.test(mail.subject ?? ''));
	const found = await until(find, (mail) => mail !== undefined, waitMs, {
		what: `a mail to the emergency contact with "${subject.source}" in its subject`,
		signal,
	});
	if (found === undefined) throw new Error('The mail is gone');
	return found;
}
