import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { DateTime } from 'luxon';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { rows, setSettings, write } from './tables.cts';
import { until } from './until.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const contact = 'oncall@msp.example';
const waitMs = 30_000;
let world: World;

beforeAll(async () => {
	world = await startWorld(
		[
			'OPATSettings',
			'OPATAlertsToTickets',
			'OPATReadMailbox',
			'OPATFailureAlerts',
			'OPATFailureMailer',
		],
		2,
	);
	await until(
		async () => rows('Settings'),
		(settings) => settings.length > 0,
		waitMs,
	);
	await setSettings({
		emergencyContact: contact,
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
		timeZone: 'Europe/Paris',
	});
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: 29683510, flow: true });
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
	world.smtp.clear();
});

function subjects(): readonly string[] {
	return world.smtp.caught.map(({ mail }) => mail.subject ?? '');
}

async function mailNamed(subject: RegExp) {
	const { recipients, mail } = await world.smtp.next(
		(caught) => subject.test(caught.mail.subject ?? ''),
		waitMs,
	);
	expect(recipients).toEqual([contact]);
	return mail;
}

async function unmailed(): Promise<number> {
	return (await rows('Failures')).filter((row) => row['mailedAt'] === null).length;
}

async function read(window: string) {
	return world.caller.call('OPATReadMailbox', { window });
}

test('Autotask down and back: one failure mail, one recovery mail, every alert exactly one ticket', async () => {
	await breakAutotask();
	for (const number of [1, 2, 3]) {
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }));
	}
	expect(await read('reconcile')).toMatchObject([{ failed: 3, created: 0, clean: false }]);
	const broken = await mailNamed(/not working since/);
	expect(broken.text).toMatch(/What broke: ingest/);
	expect(broken.text).toMatch(/3 alerts have no ticket yet/);
	expect(broken.text).toMatch(/Alerts that wait for their ticket: 3/);
	expect(broken.text).toMatch(/Europe\/Paris \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
	expect(broken.text).not.toMatch(/sent automatically/);
	await read('fresh');
	await read('fresh');
	await mendAutotask();
	expect(await read('reconcile')).toMatchObject([{ failed: 0, created: 3, clean: true }]);
	await mailNamed(/works again/);
	await until(unmailed, (count) => count === 0, waitMs);
	expect(subjects()).toEqual([
		expect.stringMatching(/not working since/),
		'Office Protect: works again',
	]);
	expect(await standin.tickets()).toHaveLength(3);
}, 180_000);

test('an unmapped tenant: one mail at once, a row to fill in, then its tickets', async () => {
	await world.graph.admin.deliver(alertMail({ tenant: 'Fabrikam Inc', number: 1 }));
	await read('fresh');
	const told = await mailNamed(/no company for Fabrikam Inc/);
	expect(told.text).toContain('Sign-In from Unauthorized Country');
	expect(told.text).toContain('Office Protect Tenants');
	expect(await rows('Tenants')).toContainEqual(
		expect.objectContaining({ tenant: 'Fabrikam Inc', companyID: null, flow: true }),
	);
	const state = {
		key: 'last daily list',
		value: DateTime.now().setZone('Europe/Paris').toISODate(),
	};
	await write('State', 'key', state);
	await world.graph.admin.deliver(alertMail({ tenant: 'Fabrikam Inc', number: 2 }));
	await read('fresh');
	await read('fresh');
	expect(await unmailed()).toBe(1);
	await setSettings({ dailyListHour: '0' });
	await write('State', 'key', { ...state, value: '' });
	const list = await mailNamed(/1 alert without a company/);
	expect(list.text).toContain('Fabrikam Inc');
	await until(unmailed, (count) => count === 0, waitMs);
	expect(subjects()).toHaveLength(2);
	await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: 29683511 });
	expect(await read('reconcile')).toMatchObject([{ created: 2, withoutCompany: 0 }]);
	expect(await standin.tickets()).toMatchObject([{ companyID: 29683511 }, { companyID: 29683511 }]);
}, 120_000);

describe('the mailbox of the alerts is what breaks', () => {
	beforeAll(async () => (await n8n()).publishWorkflow('OPATIngestM365'));
	afterAll(async () => {
		await (await n8n()).http.post('/rest/workflows/OPATIngestM365/deactivate', {});
	});

	test('the contact is told why, by the other credential, and when it works again', async () => {
		await world.graph.admin.revokeTokens('all');
		const broken = await mailNamed(/not working since/);
		expect(broken.text).toMatch(/What broke: ingest/);
		expect(broken.text).toMatch(/The mailbox could not be read/);
		expect(broken.text).toMatch(/Details: http/);
		await world.graph.admin.restoreTokens();
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 9 }));
		await write('State', 'key', { key: 'last reconcile', value: '' });
		await mailNamed(/works again/);
		expect(await standin.tickets()).toHaveLength(1);
		expect(subjects()).toHaveLength(2);
	}, 120_000);
});

describe('the mail itself cannot be sent', () => {
	let server: Server;
	const posted: string[] = [];
	let answer = 200;

	beforeAll(async () => {
		server = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk: Buffer) => {
				body += chunk.toString();
			});
			request.on('end', () => {
				posted.push(body);
				response.writeHead(answer).end();
			});
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const port = address !== null && typeof address === 'object' ? address.port : 0;
		await setSettings({ secondWayUrl: `http://127.0.0.1:${port}/webhook` });
	});

	afterAll(() => {
		world.smtp.refuse(false);
		server.close();
	});

	beforeEach(() => {
		posted.length = 0;
		world.smtp.refuse(true);
	});

	/** An alert of a tenant that nobody knows yet, so that there is something to tell. */
	async function causeMail(tenant: string): Promise<void> {
		await world.graph.admin.deliver(alertMail({ tenant, number: 1 }));
		await read('fresh');
	}

	test('Teams gets an Adaptive Card that says so', async () => {
		answer = 202;
		await causeMail('Litware Inc');
		await until(
			async () => Promise.resolve(posted.length),
			(count) => count > 0,
			waitMs,
		);
		const card: unknown = JSON.parse(posted[0] ?? '');
		expect(card).toMatchObject({
			type: 'message',
			attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
		});
		expect(posted[0]).toContain('no company for Litware Inc');
		expect(posted[0]).toMatch(/could not be sent: .*No mail is taken now/);
		await until(unmailed, (count) => count === 0, waitMs);
		expect(posted).toHaveLength(1);
	}, 60_000);

	test('both ways dead: the execution has failed, and the next one tells it', async () => {
		answer = 500;
		await setSettings({ secondWayFormat: 'json' });
		const api = await n8n();
		const failures = async () =>
			(await api.executions('OPATFailureMailer')).filter(({ status }) => status === 'error');
		const before = (await failures()).length;
		await causeMail('Proseware Inc');
		const [newest] = await until(failures, (list) => list.length > before, waitMs);
		expect(JSON.stringify(newest?.data)).toContain('Neither by mail nor by the second way');
		expect(JSON.parse(posted[0] ?? '')).toMatchObject({
			subject: 'Office Protect: no company for Proseware Inc',
		});
		world.smtp.refuse(false);
		await mailNamed(/no company for Proseware Inc/);
	}, 60_000);
});

test('by Outlook, if that is how it is set', async () => {
	await setSettings({ mailBy: 'outlook' });
	await world.graph.admin.deliver(alertMail({ tenant: 'Wingtip Toys', number: 1 }));
	await read('fresh');
	const sent = await until(
		async () => world.graph.admin.sent(),
		(list) => list.length > 0,
		waitMs,
	);
	expect(sent).toMatchObject([
		{ to: [contact], subject: 'Office Protect: no company for Wingtip Toys' },
	]);
	expect(sent[0]?.body.contentType).toBe('text');
	expect(world.smtp.caught).toHaveLength(0);
}, 60_000);
