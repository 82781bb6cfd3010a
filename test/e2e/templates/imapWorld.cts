import { sortBy } from 'lodash';
import { imapCredential, startDovecot } from '../../../tools/host/dovecot.mts';
import type { Dovecot } from '../../../tools/host/dovecot.mts';
import { storeCredential } from '../../../tools/host/templateCredentials.mts';
import { until } from '../../../tools/until.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import type { Row } from './caller.cts';
import { unpublish } from './editor.cts';
import { imapMailbox, rawMail } from './imapMailbox.cts';
import type { ImapMailbox } from './imapMailbox.cts';
import { contact, fillTables } from './filledTables.cts';
import { rows } from './tables.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const everySeconds = 5;
const waitMs = 60_000;

/** The templates with a mailbox that is read by IMAP, *Contoso Ltd* being mapped to `contoso`. */
export type ImapWorld = World & {
	readonly dovecot: Dovecot;
	readonly mailbox: ImapMailbox;
	/** Puts a mail with one alert into the mailbox; see `AlertMail`. */
	deliver(tenant: string, number: number): Promise<void>;
	publishIngest(): Promise<void>;
	unpublishIngest(): Promise<void>;
	/** Removes tickets, mails and what was sent. */
	reset(): Promise<void>;
	/** From now on `newRows` and `outbox` give what comes after what is there. */
	forgetRows(): Promise<void>;
	/** Rows of the outbox, oldest first. */
	newRows(): Promise<readonly Row[]>;
	/** The new rows once there are so many and they are as wanted. */
	outbox(wanted: (found: readonly Row[]) => boolean, count?: number): Promise<readonly Row[]>;
	/** The text of the first such mail to the emergency contact since `reset`. */
	told(subject: RegExp): Promise<string>;
};

export async function startImapWorld(): Promise<ImapWorld> {
	const dovecot = await startDovecot(AbortSignal.timeout(300_000));
	try {
		await storeCredential(await n8n(), imapCredential(dovecot.port, 'Alert Mailbox'));
		const world = await startWorld(
			['OPATSettings', 'OPATAlertsToTickets', 'OPATFailureAlerts', 'OPATFailureMailer'],
			everySeconds,
		);
		await fillTables(world);
		for (const id of ours) await (await n8n()).publishWorkflow(id);
		return { ...world, ...handles(world, dovecot) };
	} catch (error) {
		await dovecot.remove();
		throw error;
	}
}

const ours = ['OPATDeliverOutbox', 'OPATIngestImap'] as const;

function handles(world: World, dovecot: Dovecot): Omit<ImapWorld, 'graph' | 'smtp' | 'caller'> {
	const mailbox = imapMailbox(dovecot.port);
	let lastId = 0;
	const newRows = async () =>
		sortBy(await rows('Outbox'), 'id').filter(({ id }) => Number(id) > lastId);
	const forgetRows = async () => {
		lastId = Number(sortBy(await rows('Outbox'), 'id').at(-1)?.['id'] ?? 0);
	};
	return {
		dovecot,
		mailbox,
		newRows,
		forgetRows,
		deliver: async (tenant, number) => mailbox.deliver(rawMail(alertMail({ tenant, number }))),
		publishIngest: async () => (await n8n()).publishWorkflow('OPATIngestImap'),
		unpublishIngest: async () => unpublish('OPATIngestImap'),
		reset: async () => {
			await standin.reset();
			await mailbox.empty();
			await forgetRows();
			world.smtp.clear();
		},
		outbox: async (wanted, count = 1) =>
			until(newRows, (found) => found.length === count && wanted(found), waitMs),
		told: async (subject) => {
			const { recipients, mail } = await world.smtp.next(
				(caught) => subject.test(caught.mail.subject ?? ''),
				150_000,
			);
			expect(recipients).toEqual([contact]);
			return mail.text ?? '';
		},
		stop: async () => {
			for (const id of ours) await unpublish(id);
			await world.stop();
			await dovecot.remove();
		},
	};
}

export function areMarked(found: readonly Row[]): boolean {
	return found.every((row) => row['deliveredAt'] !== null);
}

/** Resolves when there are so many tickets; rejects when there are more. */
export async function ticketCount(wanted: number): Promise<void> {
	await until(
		async () => standin.tickets(),
		(tickets) => tickets.length >= wanted,
		waitMs,
	);
	expect(await standin.tickets()).toHaveLength(wanted);
}
