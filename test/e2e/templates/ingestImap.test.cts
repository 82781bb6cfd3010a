import { sortBy } from 'lodash';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { dataTables } from '../../../tools/host/dataTables.mts';
import { imapCredential, startDovecot } from '../../../tools/host/dovecot.mts';
import type { Dovecot } from '../../../tools/host/dovecot.mts';
import { storeCredential } from '../../../tools/host/templateCredentials.mts';
import { fixtureText } from '../fixture.cts';
import { n8n, nodeType, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import type { Row } from './caller.cts';
import { imapMailbox, rawMail } from './imapMailbox.cts';
import type { ImapMailbox } from './imapMailbox.cts';
import { rows, setSettings, write } from './tables.cts';
import { until } from './until.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const contact = 'oncall@msp.example';
const contoso = 29683510;
const fabrikam = 29683511;
const waitMs = 60_000;
let dovecot: Dovecot;
let mailbox: ImapMailbox;
let world: World;

beforeAll(async () => {
	dovecot = await startDovecot(AbortSignal.timeout(300_000));
	mailbox = imapMailbox(dovecot.port);
	await storeCredential(await n8n(), imapCredential(dovecot.port, 'Alert Mailbox'));
	world = await startWorld(
		['OPATSettings', 'OPATAlertsToTickets', 'OPATFailureAlerts', 'OPATFailureMailer'],
		5,
	);
	await world.caller.call('OPATSettings', {});
	await setSettings({
		emergencyContact: contact,
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
	});
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
	await (await n8n()).publishWorkflow('OPATDeliverOutbox');
	await publishIngest();
}, 400_000);

afterAll(async () => {
	await unpublishIngest();
	await (await n8n()).http.post('/rest/workflows/OPATDeliverOutbox/deactivate', {});
	await world.stop();
	await dovecot.remove();
});

beforeEach(async () => {
	await standin.reset();
	await mailbox.empty();
	await forgetRows();
	world.smtp.clear();
});

async function publishIngest(): Promise<void> {
	await (await n8n()).publishWorkflow('OPATIngestImap');
}

async function unpublishIngest(): Promise<void> {
	await (await n8n()).http.post('/rest/workflows/OPATIngestImap/deactivate', {});
}

async function deliver(tenant: string, number: number): Promise<void> {
	await mailbox.deliver(rawMail(alertMail({ tenant, number })));
}

/** Rows of the outbox up to this id are older than what a test looks at. */
let lastId = 0;

async function newRows(): Promise<readonly Row[]> {
	return sortBy(await rows('Outbox'), 'id').filter(({ id }) => Number(id) > lastId);
}

/** From now on `outbox` gives what comes after what is there. */
async function forgetRows(): Promise<void> {
	lastId = Number((await newRows()).at(-1)?.['id'] ?? lastId);
}

/** The rows that were made since, once there are so many and they are as wanted. */
async function outbox(wanted: (found: readonly Row[]) => boolean, count = 1) {
	return until(newRows, (found) => found.length === count && wanted(found), waitMs);
}

function areMarked(found: readonly Row[]): boolean {
	return found.every((row) => row['deliveredAt'] !== null);
}

async function ticketCount(wanted: number): Promise<void> {
	await until(
		async () => standin.tickets(),
		(tickets) => tickets.length >= wanted,
		waitMs,
	);
	expect(await standin.tickets()).toHaveLength(wanted);
}

async function mailNamed(subject: RegExp): Promise<string> {
	const { recipients, mail } = await world.smtp.next(
		(caught) => subject.test(caught.mail.subject ?? ''),
		150_000,
	);
	expect(recipients).toEqual([contact]);
	return mail.text ?? '';
}

test('a mail becomes one ticket, its row is marked and emptied, and it is read in the mailbox', async () => {
	await deliver('Contoso Ltd', 2001);
	await ticketCount(1);
	const [row] = await outbox(areMarked);
	expect(row).toMatchObject({
		outcome: 'created',
		attempts: 1,
		mail: '',
		subject: 'Sign-In from Unauthorized Country',
	});
	expect(row?.['messageId']).toMatch(/^<.+@office-protect\.example>$/);
	expect(await mailbox.count()).toEqual({ all: 1, unread: 0 });
	expect(await standin.tickets()).toMatchObject([{ companyID: contoso }]);
}, 90_000);

test('Autotask down and back: every alert exactly one ticket, one failure mail, one recovery mail', async () => {
	await breakAutotask();
	for (const number of [2011, 2012, 2013]) await deliver('Contoso Ltd', number);
	const waiting = await outbox((found) => found.every((row) => Number(row['attempts']) > 1), 3);
	expect(waiting).toMatchObject(waiting.map(() => ({ outcome: 'failed', deliveredAt: null })));
	expect(await mailNamed(/not working since/)).toMatch(/What broke: IMAP ingest/);
	await mendAutotask();
	await outbox(areMarked, 3);
	expect(await standin.tickets()).toHaveLength(3);
	expect(await mailNamed(/works again/)).toMatch(/IMAP ingest/);
	expect(world.smtp.caught).toHaveLength(2);
}, 180_000);

test('an unmapped tenant: once its row is filled in, its tickets come from the outbox', async () => {
	await deliver('Fabrikam Inc', 2021);
	await outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	expect(await mailNamed(/no company for Fabrikam Inc/)).toContain('Sign-In from');
	await mailbox.empty();
	await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: fabrikam });
	await ticketCount(1);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }]);
	await outbox(areMarked);
}, 120_000);

const readable = z.object({
	data: z.object({
		nodes: z.array(z.object({ type: z.string(), parameters: z.record(z.unknown()) }).passthrough()),
		connections: z.record(z.unknown()),
		versionId: z.string(),
	}),
});

/** Changes what a person can change in *Read Alerts*, and publishes it. */
async function setReadingOptions(options: object): Promise<void> {
	const api = await n8n();
	const path = '/rest/workflows/OPATAlertsToTickets';
	const { nodes, ...rest } = readable.parse((await api.http.get<unknown>(path)).data).data;
	await api.http.patch(path, {
		...rest,
		nodes: nodes.map((node) =>
			node.type === nodeType && node.parameters['operation'] === 'readAlerts'
				? { ...node, parameters: { ...node.parameters, options } }
				: node,
		),
	});
	await api.publishWorkflow('OPATAlertsToTickets');
}

test('a digest and a forged mail end marked, without a ticket', async () => {
	await setReadingOptions({ requireAuthentication: true });
	try {
		// Its topmost header says that the check failed, one below it, brought along, that it passed.
		await mailbox.deliver(fixtureText('trust/own-result-below.eml'));
		expect(await outbox(areMarked)).toMatchObject([{ outcome: 'notAuthenticated', mail: '' }]);
		await forgetRows();
		await mailbox.deliver(fixtureText('trust/passed.eml'));
		expect(await outbox(areMarked)).toMatchObject([{ outcome: 'created' }]);
	} finally {
		await setReadingOptions({});
	}
	await forgetRows();
	await mailbox.deliver(fixtureText('not-alerts/weekly-digest.eml'));
	expect(await outbox(areMarked)).toMatchObject([{ outcome: 'digest', attempts: 1 }]);
	expect(await standin.tickets()).toHaveLength(1);
}, 180_000);

const forwarded = fixtureText('quoted-forward/as-attached-message.eml');

test('a mail that someone forwards as a file makes the ticket of the alert in it', async () => {
	await write('Tenants', 'tenant', { tenant: 'Adventure Works', companyID: fabrikam, flow: true });
	await mailbox.deliver(forwarded.replace('Disposition: inline', 'Disposition: attachment'));
	await ticketCount(1);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }]);
	expect((await standin.tickets())[0]?.title).toMatch(/New Account Created/);
	await outbox(areMarked);
}, 90_000);

test('a forwarded file that n8n does not hand out is not lost unsaid', async () => {
	await mailbox.deliver(forwarded);
	await outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	expect(await mailNamed(/no company for Alerts that name no tenant/)).toContain('New Account');
	expect(await standin.tickets()).toHaveLength(0);
}, 120_000);

test('mails that come while the workflow is unpublished get their tickets once it is published', async () => {
	await unpublishIngest();
	await deliver('Contoso Ltd', 2031);
	await deliver('Contoso Ltd', 2032);
	await publishIngest();
	await ticketCount(2);
	await outbox(areMarked, 2);
}, 120_000);

test('marked as unread and published again, mails are read again and make nothing twice', async () => {
	await deliver('Contoso Ltd', 2041);
	await ticketCount(1);
	await outbox(areMarked);
	await forgetRows();
	await unpublishIngest();
	await mailbox.markAllUnread();
	await publishIngest();
	expect(await outbox(areMarked)).toMatchObject([{ outcome: 'existing' }]);
	expect(await standin.tickets()).toHaveLength(1);
	expect(await mailbox.count()).toEqual({ all: 1, unread: 0 });
}, 120_000);

test('a mail that someone else has read is read all the same', async () => {
	await unpublishIngest();
	await deliver('Contoso Ltd', 2051);
	await mailbox.markAllRead();
	await publishIngest();
	await ticketCount(1);
}, 120_000);

test('a row whose window is over is marked, and told of if its alerts failed', async () => {
	await deliver('Northwind Ltd', 2061);
	const [unmapped] = await outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	await age(unmapped, { days: 3 });
	expect(await outbox(areMarked)).toMatchObject([{ outcome: 'given up: unmappedTenant' }]);
	await forgetRows();
	await breakAutotask();
	await deliver('Contoso Ltd', 2062);
	const [failed] = await outbox(([row]) => row?.['outcome'] === 'failed');
	await age(failed, { days: 31 });
	expect(await outbox(areMarked)).toMatchObject([{ outcome: 'given up: failed', mail: '' }]);
	const said = (await rows('Failures')).map(
		({ source, message }) => `${String(source)}: ${String(message)}`,
	);
	expect(said.join('\n')).toMatch(
		/IMAP ingest: .*has got no ticket in 30 days and is not tried any more/,
	);
}, 150_000);

async function age(row: Row | undefined, by: { readonly days: number }): Promise<void> {
	const receivedAt = DateTime.utc().minus(by).toISO();
	await write('Outbox', 'messageId', { messageId: row?.['messageId'], receivedAt });
}

test('a mail too large to be stored makes its ticket at once; what has none is told directly', async () => {
	const large = (tenant: string, number: number) => {
		const mail = alertMail({ tenant, number });
		return rawMail({ ...mail, html: `${mail.html ?? ''}<!-- ${'x'.repeat(4_100_000)} -->` });
	};
	await mailbox.deliver(large('Contoso Ltd', 2071));
	await ticketCount(1);
	await mailbox.deliver(large('Tailspin Toys', 2072));
	const told = await mailNamed(/mails could not be stored/);
	expect(told).toMatch(/larger than 4 MB/);
	expect(told).toMatch(/mark these mails as unread/);
	expect(await newRows()).toEqual([]);
}, 150_000);

/** A mail is stored; resolves when the contact has been told that what broke before works again. */
async function untilAllIsWell(number: number): Promise<void> {
	await deliver('Contoso Ltd', number);
	await outbox(areMarked);
	const open = async () => [
		...(await rows('Failures')).filter(({ mailedAt }) => mailedAt === null),
		...(await rows('State')).filter(({ key, value }) => key === 'incident' && value !== ''),
	];
	await until(open, (found) => found.length === 0, waitMs);
	await standin.reset();
	await forgetRows();
	world.smtp.clear();
}

const columns = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Takes a column away, so that n8n refuses every new row, as it does when its tables are full. */
async function breakOutbox(): Promise<string> {
	const { http } = await n8n();
	const grid = (await dataTables(await n8n()).grid('Outbox')) ?? '';
	const table = `/rest${grid.replace('datatables', 'data-tables')}`;
	const { data } = columns.parse((await http.get<unknown>(`${table}/columns`)).data);
	const subject = data.find(({ name }) => name === 'subject');
	await http.delete(`${table}/columns/${subject?.id ?? ''}`);
	return table;
}

test('mails that cannot be stored make their tickets at once, and the contact is told directly', async () => {
	await untilAllIsWell(2090);
	const table = await breakOutbox();
	try {
		await deliver('Contoso Ltd', 2091);
		await ticketCount(1);
		const told = await mailNamed(/mails could not be stored/);
		expect(told).toMatch(/1 alert has its ticket/);
		expect(told).toMatch(/make room in the Data Tables/);
	} finally {
		await (await n8n()).http.delete(table); // the next run makes a new one
		lastId = 0;
	}
	await deliver('Contoso Ltd', 2092);
	await ticketCount(2);
	await outbox(areMarked);
}, 180_000);

test('the mail server is down: the contact is told, and when it is back its mails get their tickets', async () => {
	await untilAllIsWell(2080);
	await dovecot.stop();
	const broken = await mailNamed(/not working since/);
	expect(broken).toMatch(/What broke: IMAP mailbox/);
	expect(broken).toMatch(/trigger node "Mail" failed/);
	await dovecot.start();
	await deliver('Contoso Ltd', 2081);
	expect(await mailNamed(/works again/)).toMatch(/IMAP mailbox/);
	await ticketCount(1);
}, 300_000);
