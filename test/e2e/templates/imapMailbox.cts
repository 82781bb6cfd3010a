import { ImapFlow } from 'imapflow';
import { mailboxLogin } from '../../../tools/host/dovecot.mts';
import type { MailFields } from '../../graphStandinProcess.cts';

export type ImapMailbox = {
	/** Puts a mail into the inbox, unread, received now. */
	deliver(mail: string): Promise<void>;
	/** How many mails there are, and how many of them are unread. */
	count(): Promise<{ readonly all: number; readonly unread: number }>;
	markAllUnread(): Promise<void>;
	markAllRead(): Promise<void>;
	/** Removes all mails. */
	empty(): Promise<void>;
};

/** The inbox of a mailbox server, as its owner's mail program sees it. */
export function imapMailbox(port: number): ImapMailbox {
	const inInbox = async <T,>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
		const client = new ImapFlow({
			host: '127.0.0.1',
			port,
			secure: false,
			doSTARTTLS: false,
			auth: { user: mailboxLogin.user, pass: mailboxLogin.password },
			logger: false,
		});
		await client.connect();
		try {
			await client.mailboxOpen('INBOX');
			return await work(client);
		} finally {
			await client.logout();
		}
	};
	const found = async (client: ImapFlow, seen?: boolean): Promise<number> => {
		const uids = await client.search(seen === undefined ? { all: true } : { seen }, { uid: true });
		return uids === false || uids === undefined ? 0 : uids.length;
	};
	return {
		deliver: async (mail) =>
			inInbox(async (client) => {
				await client.append('INBOX', mail);
			}),
		count: async () =>
			inInbox(async (client) => ({
				all: await found(client),
				unread: await found(client, false),
			})),
		markAllUnread: async () =>
			inInbox(async (client) => {
				await client.messageFlagsRemove('1:*', ['\\Seen']);
			}),
		markAllRead: async () =>
			inInbox(async (client) => {
				await client.messageFlagsAdd('1:*', ['\\Seen']);
			}),
		empty: async () =>
			inInbox(async (client) => {
				if ((await found(client)) > 0) await client.messageDelete('1:*');
			}),
	};
}

/** A mail as it lies on a mail server (RFC 5322). */
export function rawMail({ from, fromName, to, subject, html }: MailFields): string {
	const headers = [
		`From: "${fromName ?? ''}" <${from ?? ''}>`,
		`To: ${(to ?? []).join(', ')}`,
		`Subject: ${subject ?? ''}`,
		`Date: ${new Date().toUTCString()}`,
		`Message-ID: <${crypto.randomUUID()}@office-protect.example>`,
		'MIME-Version: 1.0',
		'Content-Type: text/html; charset=utf-8',
		'Content-Transfer-Encoding: base64',
	];
	const body = Buffer.from(html ?? '').toString('base64');
	return [...headers, '', ...(body.match(/.{1,76}/g) ?? []), ''].join('\r\n');
}
