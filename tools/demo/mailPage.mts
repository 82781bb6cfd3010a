import path from 'node:path';
import formBody from '@fastify/formbody';
import fastifyView from '@fastify/view';
import { Eta } from 'eta';
import fastify from 'fastify';
import { DateTime } from 'luxon';
import type { MailState } from '../../test/graphStandin/adminApi.mts';
import type { CaughtMail } from '../host/smtpCatcher.mts';
import type { Deeds } from './deeds.mts';
import { emergencyContact } from './world.mts';
import type { DemoWorld } from './world.mts';

export type MailPage = {
	/** Without a slash at its end. */
	readonly url: string;
	stop(): Promise<void>;
};

/**
 * A page on a free port of 127.0.0.1 that shows the mails that came in and those that went out, and
 * has buttons for what a person can do.
 */
export async function startMailPage(world: DemoWorld, deeds: Deeds): Promise<MailPage> {
	const app = fastify({ forceCloseConnections: true });
	const views = path.join(import.meta.dirname, 'views');
	await app.register(fastifyView, { engine: { eta: new Eta({ views }) }, root: views });
	await app.register(formBody);
	app.get('/', async (_request, reply) => reply.view('mails', await shown(world, deeds)));
	const buttons = {
		alert: deeds.deliverAnother,
		outage: deeds.breakAutotask,
		repair: deeds.mendAutotask,
	};
	for (const [name, press] of Object.entries(buttons)) {
		app.post(`/${name}`, async (_request, reply) => {
			await press();
			return reply.redirect('/', 303);
		});
	}
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, stop: () => app.close() };
}

async function shown({ graph, smtp, host }: DemoWorld, deeds: Deeds): Promise<object> {
	const mailbox = await graph.admin.mails();
	return {
		deskUrl: host.standin.adminUrl,
		n8nUrl: host.n8n.url,
		contact: emergencyContact,
		isAutotaskDown: await deeds.isAutotaskDown(),
		incoming: mailbox.toReversed().map((mail) => incoming(mail, deeds)),
		outgoing: smtp.caught.toReversed().map(outgoing),
	};
}

function incoming(mail: MailState, deeds: Deeds): object {
	return {
		subject: mail.subject,
		tenant: deeds.tenantOf(mail.internetMessageId) ?? '',
		folder: mail.folder === 'junkemail' ? 'Junk' : 'Inbox',
		isRead: mail.isRead,
		at: clock(mail.receivedAt),
	};
}

function outgoing({ recipients, mail }: CaughtMail): object {
	const subject = mail.subject ?? '';
	return {
		subject,
		to: recipients.join(', '),
		from: mail.from?.address ?? '',
		at: clock(mail.date ?? ''),
		text: (mail.text ?? '').trim(),
		tone: /not working/.test(subject)
			? 'broken'
			: /works again|healthy/.test(subject)
				? 'well'
				: '',
	};
}

/** In the time zone of this computer. */
function clock(time: string): string {
	return DateTime.fromISO(time).toFormat('HH:mm:ss');
}
