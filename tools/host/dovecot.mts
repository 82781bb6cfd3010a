import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, hasEnded } from '../childProcess.mts';
import { ensureProgram } from '../debianPackage.mts';
import { run } from '../run.mts';
import { freePort } from './freePort.mts';
import type { Credential } from './n8nApi.mts';

/** Who may sign in to every mailbox server that is started here. */
export const mailboxLogin = { user: 'alerts@msp.example', password: 'Demo-only-2026' };

export type Dovecot = {
	/** IMAP without TLS, on 127.0.0.1. */
	readonly port: number;
	/** Ends the server; the mails stay. */
	stop(): Promise<void>;
	/** Starts it once more, on the same port, after it was stopped. */
	start(): Promise<void>;
	/** Ends it and removes the mails. */
	remove(): Promise<void>;
};

const startMs = 20_000;

/**
 * Starts Dovecot with an empty mailbox in a new temporary folder, without any file of the system's
 * own configuration. Installs it first where it is missing and this process may.
 */
export async function startDovecot(signal: AbortSignal): Promise<Dovecot> {
	const program = await ensureProgram({ program: 'dovecot', packages: ['dovecot-imapd'] }, signal);
	const { stdout: version } = await run(program, ['--version']);
	if (!version.startsWith('2.3.')) {
		throw new Error(`The mailbox server for tests is written for Dovecot 2.3, this is ${version}`);
	}
	const folder = await mkdtemp(path.join(tmpdir(), 'dovecot-'));
	const port = await freePort();
	const file = path.join(folder, 'dovecot.conf');
	await writeFile(file, configuration(folder, port, await prepared(folder)));
	let child: ChildProcess | undefined;
	const server = {
		port,
		start: async () => {
			child = spawn(program, ['-F', '-c', file], { stdio: 'ignore' });
			await untilReady(child, port, path.join(folder, 'log'));
		},
		stop: async () => {
			if (child !== undefined) await end(child);
		},
		remove: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
	try {
		await server.start();
	} catch (error) {
		await server.remove();
		throw error;
	}
	return server;
}

/** The credential with which n8n's Email Trigger (IMAP) reads the mailbox. */
export function imapCredential(port: number, name: string): Credential {
	return {
		name,
		type: 'imap',
		data: {
			...mailboxLogin,
			host: '127.0.0.1',
			port,
			secure: false,
			allowUnauthorizedCerts: false,
		},
	};
}

type Owners = { readonly mail: number; readonly login: string; readonly internal: string };

/** Makes the folders; Dovecot gives up root's rights, and refuses to read mail with them. */
async function prepared(folder: string): Promise<Owners> {
	await chmod(folder, 0o755); // its processes run as several users
	const mail = path.join(folder, 'mail');
	await mkdir(mail);
	if (process.getuid?.() !== 0) {
		const { stdout: self } = await run('id', ['-un']);
		return { mail: process.getuid?.() ?? 0, login: self.trim(), internal: self.trim() };
	}
	const { stdout } = await run('id', ['-u', 'dovecot']);
	await chown(mail, Number(stdout), -1);
	return { mail: Number(stdout), login: 'dovenull', internal: 'dovecot' };
}

function configuration(folder: string, port: number, owners: Owners): string {
	const userFields = `uid=${owners.mail} gid=${process.getgid?.() === 0 ? 'dovecot' : (process.getgid?.() ?? 0)}`;
	const unprivileged = owners.login === owners.internal ? 'chroot =' : '';
	return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
default_internal_user = ${owners.internal}
default_internal_group = ${owners.internal}
default_login_user = ${owners.login}
first_valid_uid = 1
first_valid_gid = 0
protocols = imap
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = user=${mailboxLogin.user} password=${mailboxLogin.password}
}
userdb {
  driver = static
  args = ${userFields} home=${folder}/mail
}
service imap-login {
  ${unprivileged}
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${unprivileged}
}
`;
}

async function untilReady(child: ChildProcess, port: number, log: string): Promise<void> {
	const latest = Date.now() + startMs;
	while (Date.now() < latest && !hasEnded(child)) {
		if (await greets(port)) return;
		await pause(50);
	}
	const said = await readFile(log, 'utf8').catch(() => '');
	throw new Error(`Dovecot did not start:\n${said}`);
}

async function greets(port: number): Promise<boolean> {
	const socket = createConnection({ host: '127.0.0.1', port });
	try {
		const said: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
		return String(said[0]).startsWith('* OK');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
