import { once } from 'node:events';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Credential } from './n8nApi.mts';

/** A mail that was sent: whom to, as the envelope says, and what the mail holds. */
export type CaughtMail = { readonly recipients: readonly string[]; readonly mail: Email };

export type SmtpCatcher = {
	readonly port: number;
	/** Oldest first. */
	readonly caught: readonly CaughtMail[];
	/** Resolves with the first mail that fits, also one that came before; rejects after `waitMs`. */
	next(fits: (mail: CaughtMail) => boolean, waitMs: number): Promise<CaughtMail>;
	/** Every mail is refused from now on, or none. */
	refuse(refused: boolean): void;
	clear(): void;
	stop(): Promise<void>;
};

/** A real SMTP server on a free port of 127.0.0.1 that keeps what is sent in memory. */
export async function startSmtpCatcher(): Promise<SmtpCatcher> {
	const caught: CaughtMail[] = [];
	const waiting = new Set<() => void>();
	let refused = false;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		logger: false,
		onMailFrom: (_address, _session, callback) => {
			callback(refused ? new Error('No mail is taken now') : null);
		},
		onData: (stream, session, callback) => {
			const recipients = session.envelope.rcptTo.map(({ address }) => address);
			void keep(stream, recipients).then(() => {
				callback();
			}, callback);
		},
	});
	const keep = async (stream: NodeJS.ReadableStream, recipients: readonly string[]) => {
		const chunks: Buffer[] = [];
		for await (const chunk of stream) chunks.push(Buffer.from(chunk));
		caught.push({ recipients, mail: await PostalMime.parse(Buffer.concat(chunks)) });
		for (const look of waiting) look();
	};
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	const address = listener.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given');
	return {
		port: address.port,
		caught,
		next: async (fits, waitMs) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const mail = caught.find(fits);
					if (mail === undefined) return;
					end();
					resolve(mail);
				};
				const timer = setTimeout(() => {
					end();
					const subjects = caught.map(({ mail }) => mail.subject ?? '').join('; ');
					reject(new Error(`No such mail within ${waitMs} ms. There are: ${subjects}`));
				}, waitMs);
				const end = () => {
					clearTimeout(timer);
					waiting.delete(look);
				};
				waiting.add(look);
				look();
			}),
		refuse: (value) => {
			refused = value;
		},
		clear: () => {
			caught.length = 0;
		},
		stop: async () => {
			await new Promise<void>((resolve) => {
				server.close(() => {
					resolve();
				});
			});
		},
	};
}

/** The credential with which n8n's Send Email node sends to a catcher. */
export function smtpCredential(port: number, name: string): Credential {
	return {
		name,
		type: 'smtp',
		data: { user: '', password: '', host: '127.0.0.1', port, secure: false, disableStartTls: true },
	};
}
